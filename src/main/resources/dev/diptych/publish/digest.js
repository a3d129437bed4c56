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
    lines = lines.concat(texts(row, '.src > p').map(function (text) { return '«' + text + '»'; }));
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
      row.querySelector('.gutter').appendChild(quoteButton);
    }
  }
  document.addEventListener('mouseover', offer);
  document.addEventListener('focusin', offer);
})();
