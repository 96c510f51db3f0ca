/** Texts that a page may take for markup, for a script, for a template of its own, or for the direction that others are read in. */
export const hostileTexts: readonly string[] = [
  '<script>top.executed=1</script>',
  '<img src=x onerror=top.executed=1>',
  '<svg onload=top.executed=1>',
  '"><b-hostile onclick=top.executed=1>',
  "'><iframe srcdoc='<script>top.executed=1</script>'>",
  '</title></style></textarea></script><script>top.executed=1</script>',
  '<!--><script>top.executed=1</script>-->',
  '<a href="javascript:top.executed=1">x</a>',
  '<style>*{display:none!important}</style>',
  '<base href=https://evil.example/><meta http-equiv=refresh content=0>',
  '<template><script>top.executed=1</script></template>',
  '&lt;script&gt;top.executed=1&lt;/script&gt;&#60;img&#62;',
  '<![CDATA[<script>top.executed=1</script>]]>',
  'javascript:top.executed=1',
  '${top.executed=1}',
  '`${top.executed=1}`',
  '<%= top.executed=1 %>',
  '{{amount}} {{constructor}} {{-amount}}',
  '$t(pay.button) $t(pay.button, {"amount": "1"})',
  '__proto__ constructor prototype',
  '?lit$000$ <?lit$000$> <!--lit$000$-->',
  "'; DROP TABLE orders; --",
  '%3Cscript%3Etop.executed=1%3C/script%3E \\u003cscript\\u003e',
];

/** Characters that are not seen, or that change how others are: directions, joiners, nulls, marks without a letter. */
export const hostileCharacters =
  '\u202e00.1¥\u202c \u2066\u2067\u2068abc \u200b\u200c\u200d\ufeff\u2060 \u0000\u0007\u001b[31m \u0301\u0301\u0301\u0301Z\u0351\u0352\u0353 👨‍👩‍👧‍👦‍‍‍ \ud800 \u2028\u2029 ﷽';

/** A word that has no place to be broken at. */
export const endlessWord = (length: number): string => 'W'.repeat(length);
