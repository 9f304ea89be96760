"""Text that tries to be more than text, in the families of OWASP's filter evasion cheat sheet.

Each tries to set `window.owned`. Written for this project.
"""

SCRIPTS = (
    "<script>owned=1</script>",
    "<ScRiPt >owned=1</sCrIpT>",
    "<script/x>owned=1</script>",
    "<script\n>owned=1</script\n>",
    "<<script>owned=1//<</script>",
    "</textarea><script>owned=1</script>",
    "</title><script>owned=1</script>",
    "</style><script>owned=1</script>",
    "</template><script>owned=1</script>",
    "--><script>owned=1</script>",
    "]]><script>owned=1</script>",
    "</script><script>owned=1</script>",
    '{"@context":"</script><script>owned=1</script>"}',
    "<script src=data:text/javascript,owned=1></script>",
    "<noscript><p title='</noscript><script>owned=1</script>'>",
)
HANDLERS = (
    "<img src=x onerror=owned=1>",
    "<img/src=x/onerror=owned=1>",
    "<IMG SRC=x oNeRrOr=owned=1>",
    "<svg onload=owned=1>",
    "<svg/onload=owned=1>",
    "<body onload=owned=1>",
    "<details open ontoggle=owned=1>x</details>",
    "<input autofocus onfocus=owned=1>",
    "<video><source onerror=owned=1></video>",
    "<audio src=x onerror=owned=1>",
    "<marquee onstart=owned=1>x</marquee>",
    "<a href=x onmouseover=owned=1>hover</a>",
    "<p onpointerenter=owned=1 style=position:fixed;inset:0>x</p>",
    "<div style='animation-name:x' onanimationstart=owned=1>x</div>",
    "<iframe srcdoc='<script>parent.owned=1</script>'></iframe>",
    "<iframe onload=owned=1></iframe>",
    "<object data=data:text/html,<script>parent.owned=1</script>></object>",
    "<embed src=data:text/html,<script>parent.owned=1</script>>",
)
ATTRIBUTES = (
    '" onmouseover="owned=1',
    "' onmouseover='owned=1",
    '" autofocus onfocus="owned=1" x="',
    '"><img src=x onerror=owned=1>',
    "'><img src=x onerror=owned=1>",
    '"/><svg onload=owned=1>',
    "` onmouseover=owned=1 `",
    "&quot; onfocus=owned=1 autofocus x=&quot;",
    "x\u2028owned=1",
)
LINKS = (
    "[x](javascript:owned=1)",
    "[x](JaVaScRiPt:owned=1)",
    "[x](java\tscript:owned=1)",
    "[x](&#106;avascript:owned=1)",
    "[x](javascript&colon;owned=1)",
    "[x](\x01javascript:owned=1)".replace("\x01", ""),
    "[x](data:text/html,<script>owned=1</script>)",
    "[x](vbscript:owned=1)",
    "[x](//evil.example/%2f..)",
    '[x](https://e.example "onmouseover=owned=1")',
    "<javascript:owned=1>",
    "![x](x onerror=owned=1)",
    "[![x](x)](javascript:owned=1)",
    'https://e.example/"onmouseover=owned=1',
    "[a]: javascript:owned=1\n\n[a]",
    "[x](https://e.example/'><script>owned=1</script>)",
)
MARKS = (
    "```\n</code></pre><script>owned=1</script>\n```",
    "`<script>owned=1</script>`",
    "> <script>owned=1</script>",
    "- <img src=x onerror=owned=1>",
    "**<svg onload=owned=1>**",
    "<math><mtext><table><mglyph><style><img src=x onerror=owned=1>",
    "<svg><style><img src=x onerror=owned=1></style></svg>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=owned=1>",
    "<template><img src=x onerror=owned=1></template>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content=0;url=data:text/html,x>",
    "<link rel=stylesheet href=data:text/css,*{color:red}>",
    "<form id=a><input name=attributes></form>",
)
TEMPLATES = (
    "{{ 7|add:7 }}{% debug %}",
    "${owned=1}",
    "#{owned=1}",
    "<%= owned=1 %>",
    "%(owned)s %s %n {0}",
)

VECTORS = (*SCRIPTS, *HANDLERS, *ATTRIBUTES, *LINKS, *MARKS, *TEMPLATES)
