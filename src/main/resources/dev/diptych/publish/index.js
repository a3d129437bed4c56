'use strict';
(function () {
  var box = document.getElementById('filter');
  var shown = document.getElementById('shown');
  var rows = document.querySelectorAll('.rows > li');
  var alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
  var labels = document.body.dataset;
  var words = null;
  var texts = null;

  function fold(text) {
    return text.normalize('NFKD').toLowerCase()
      .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
      .replace(/[\u0671]/g, '\u0627').replace(/[\u0629\u06be\u06c1\u06c3\u06d5]/g, '\u0647')
      .replace(/[\u0649\u06cc]/g, '\u064a').replace(/[\u06a9\u06aa]/g, '\u0643')
      .replace(/\u03c2/g, '\u03c3').replace(/\u0131/g, 'i')
      .replace(/[\u0660-\u0669]/g, function (d) { return d.charCodeAt(0) - 0x660; })
      .replace(/[\u06f0-\u06f9]/g, function (d) { return d.charCodeAt(0) - 0x6f0; });
  }

  function load() {
    texts = Array.prototype.map.call(rows, function (row) { return fold(row.textContent); });
    var before = '';
    words = document.getElementById('words').textContent.trim().split('\n').map(function (line) {
      var space = line.indexOf(' ');
      before = before.slice(0, parseInt(line[0], 36)) + line.slice(1, space);
      return { word: before, rows: line.slice(space + 1) };
    });
  }

  function add(found, rows) {
    var row = 0, step = 0, shift = 0;
    for (var i = 0; i < rows.length; i++) {
      var n = alphabet.indexOf(rows[i]);
      step += (n % 32) << shift;
      shift += 5;
      if (n < 32) {
        row += step;
        found.add(row);
        step = shift = 0;
      }
    }
  }

  function rowsOf(part) {
    var found = new Set();
    texts.forEach(function (text, i) { if (text.indexOf(part) >= 0) { found.add(i); } });
    words.forEach(function (entry) {
      if (entry.word.indexOf(part) >= 0) { add(found, entry.rows); }
    });
    return found;
  }

  function written(number) {
    return String(number).replace(/\d/g, function (d) { return labels.digits[d]; });
  }

  function filter() {
    if (!words) { load(); }
    var sets = fold(box.value).split(/[^\p{L}\p{N}]+/u)
      .filter(function (part) { return part; }).map(rowsOf);
    var count = 0;
    rows.forEach(function (row, i) {
      var visible = sets.every(function (set) { return set.has(i); });
      row.hidden = !visible;
      count += visible ? 1 : 0;
    });
    shown.textContent = sets.length === 0 ? ''
      : count === 0 ? labels.none
      : labels.shown.replace('##', written(rows.length)).replace('#', written(count));
  }

  if (rows.length) {
    box.parentNode.hidden = false;
    box.addEventListener('input', filter);
    if (box.value) { filter(); }
  }
})();
