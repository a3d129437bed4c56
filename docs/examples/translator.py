#!/usr/bin/env python3
# A translator for Diptych: a JSON line for each segment in, a JSON line with the same id out, until the input ends.
import json, sys

words = {"ميناء": "port", "مدينة": "city", "جديد": "new"}  # your own translation takes the place of this

for line in sys.stdin:
    segment = json.loads(line)  # id, text, source, target, terms: [{source, target}]
    text = " ".join(words.get(word, word) for word in segment["text"].split())
    print(json.dumps({"id": segment["id"], "text": text}), flush=True)
