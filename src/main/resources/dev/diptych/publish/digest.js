'use strict';
(function () {
  var body = document.body;
  var words = body.dataset;

  function fallback(text) {
    var area = document.createElement('textarea');
    area.value = text;
    body.appendChild(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }

  function copy(text, button) {
    var label = button.textContent;
    function done() {
      button.textContent = words.copied;
      setTimeout(function () { button.textContent = label; }, 1500);
    }
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text).then(done, function () { fallback(text); done(); });
    } else {
      fallback(text);
      done();
    }
  }

  function button(label, act) {
    var made = document.createElement('button');
    made.type = 'button';
    made.className = 'copy';
    made.textContent = label;
    made.addEventListener('click', function () { act(made); });
    return made;
  }

  function texts(row, selector) {
    return Array.prototype.map.call(row.querySelectorAll(selector), function (element) {
      return element.textContent;
    });
  }

  function link(id) {
    return location.href.split('#')[0] + (id ? '#' + id : '');
  }

  function quote(row) {
    var lines = texts(row, '.tgt:not(.gap) > p:not(.mark):not(.by)');
    if (lines.length) { lines[0] = '“' + lines[0] + '”'; }
    lines = lines.concat(texts(row, '.tgt.gap > p'));
    lines = lines.concat(texts(row, '.src > p:not(.mark):not(.by)').map(function (text) { return '«' + text + '»'; }));
    lines.push('(' + (row.dataset.by || words.by) + ')');
    Array.prototype.forEach.call(row.querySelectorAll('.mark'), function (mark) {
      var only = mark.cloneNode(true);
      Array.prototype.forEach.call(only.querySelectorAll('a'), function (a) { a.remove(); });
      lines.push(only.textContent.trim());
    });
    lines.push(words.from, link(row.id));
    return lines.join('\n');
  }

  var status = document.querySelector('.status');
  status.parentNode.insertBefore(button(words.copyBrief, function (made) {
    copy(document.getElementById('brief').textContent + '\n' + link(''), made);
  }), status.nextSibling);

  var current = null;
  var quoteButton = button(words.copyQuote, function (made) { copy(quote(current), made); });
  function offer(event) {
    var row = event.target.closest ? event.target.closest('.para .row') : null;
    if (row && row !== current && document.activeElement !== quoteButton) {
      current = row;
      row.querySelector('.tools').appendChild(quoteButton);
    }
  }
  document.addEventListener('mouseover', offer);
  document.addEventListener('focusin', offer);

  // Words: a press lights up the counterpart and shows what else the engine read
  var box = null;
  function quoted(text) { return /[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text; }

  function light(word) {
    Array.prototype.forEach.call(document.querySelectorAll('.w.lit'), function (lit) { lit.classList.remove('lit'); });
    if (box) { box.remove(); }
    box = null;
    if (!word) { return; }
    var row = word.closest('.row');
    var pair = row.querySelectorAll('.w[data-w="' + word.dataset.w + '"]');
    Array.prototype.forEach.call(pair, function (one) { one.classList.add('lit'); });
    var source = row.querySelector('.src .w[data-w="' + word.dataset.w + '"]');
    box = document.createElement('div');
    box.className = 'readings';
    box.setAttribute('role', 'status');
    var name = document.createElement('bdi');
    name.textContent = source ? source.textContent : word.textContent;
    box.append(name, ' · ');
    var readings = source && source.dataset.r ? source.dataset.r.split('\n') : [];
    box.append(readings.length ? words.readings + ':' : words.none);
    readings.forEach(function (reading) {
      var choice = button(reading, function (made) { copy(quoted(name.textContent) + ',' + quoted(reading), made); });
      choice.title = words.copyLine;
      box.appendChild(choice);
    });
    row.appendChild(box);
  }

  function nextWord() {
    var lit = document.querySelector('.tgt .w.lit');
    var row = lit ? lit.closest('.row') : document.querySelector('.row:target') || document.querySelector('.para .row');
    if (!row) { return; }
    var all = Array.prototype.slice.call(row.querySelectorAll('.tgt .w'));
    light(all[(all.indexOf(lit) + 1) % all.length]);
  }

  document.addEventListener('click', function (event) {
    var word = event.target.closest ? event.target.closest('.w') : null;
    if (word) { light(word.classList.contains('lit') ? null : word); }
  });

  // Keys: rows with doubts, articles, the list of keys
  var doubts = Array.prototype.filter.call(document.querySelectorAll('.title, .text .row'),
    function (row) { return row.querySelector('.mark.check, .mark.gap-word, .tgt.gap'); });
  var at = -1;
  var list = document.getElementById('keys');
  var off = document.getElementById('keys-off');

  function walk(step) {
    if (!doubts.length) { return; }
    var here = doubts.indexOf(document.querySelector(':target'));
    at = here >= 0 ? here : at;
    at = at < 0 && step < 0 ? doubts.length - 1 : (at + step + doubts.length) % doubts.length;
    location.replace('#' + doubts[at].id);
    var link = doubts[at].querySelector('a');
    if (link) { link.focus({ preventScroll: true }); }
  }

  function follow(relation) {
    var link = document.querySelector('.way a[rel=' + relation + ']');
    if (link) { link.click(); }
  }

  function sources() {
    var boxes = Array.prototype.slice.call(document.querySelectorAll('.peek'));
    var open = boxes.some(function (box) { return !box.checked; });
    boxes.forEach(function (box) { box.checked = open; });
  }

  var keys = {
    j: function () { walk(1); }, k: function () { walk(-1); },
    n: function () { follow('next'); }, p: function () { follow('prev'); },
    e: function () { follow('up'); }, s: sources, w: nextWord,
    '?': function () { list.showModal(); }
  };
  document.addEventListener('keydown', function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== 'checkbox';
    if (typing || event.ctrlKey || event.metaKey || event.altKey || list.open) { return; }
    if (off.checked && event.key !== '?') { return; }
    if (Object.prototype.hasOwnProperty.call(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  // Not by a form: where the console shows a digest, forms are forbidden
  document.getElementById('keys-close').addEventListener('click', function () { list.close(); });
  var help = button(words.keys + ' ?', function () { list.showModal(); });
  help.classList.add('keys');
  status.parentNode.querySelector('.copy').after(help);
})();
