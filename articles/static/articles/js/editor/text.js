/** Plain text: headings, lists, rules, the source in a quotation, and links. */

import {
  Document as PlainDocument,
  Heading as PlainHeading,
  HorizontalRule as PlainRule,
  Link as PlainLink,
  ListItem as PlainItem,
  Mark,
  OrderedList as PlainList,
  wrappingInputRule,
} from "django-prose-editor/editor"
import { gettext, interpolate } from "../i18n.js"
import { offerSuggestions } from "../suggestions.js"
import { insertBlock } from "./blocks.js"
import { askInDialog, makeButton, makeField } from "./controls.js"

// --- The whole text: plain blocks, and figures and notes, which stand nowhere but at the top

export const Document = PlainDocument.extend({ content: "(block | top)+" })

// --- Headings of two ranks, by name

const RANKS = [
  [2, gettext("Heading")],
  [3, gettext("Subheading")],
]

export const Heading = PlainHeading.extend({
  addMenuItems({ buttons, menu }) {
    for (const [level, words] of RANKS) {
      menu.defineItem({
        name: `heading${level}`,
        groups: "headings",
        button: buttons.text(words),
        active: (editor) => editor.isActive("heading", { level }),
        enabled: (editor) => editor.can().toggleHeading({ level }),
        command: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
      })
    }
  },
})

// --- Numbered lists may begin with any number, and begin by themselves after “1. ”; an item may open with a heading

export const ListItem = PlainItem.extend({ content: "(paragraph | heading) block*" })

export const OrderedList = PlainList.extend({
  addOptions() {
    return { ...this.parent(), enableListAttributes: false }
  },

  addAttributes: () => ({
    start: {
      default: 1,
      parseHTML: (list) => list.start,
      renderHTML: ({ start }) => (start === 1 ? {} : { start }),
    },
  }),

  addNodeView: null,

  addInputRules() {
    const getAttributes = ([, number]) => ({ start: Number(number) })
    return [wrappingInputRule({ find: /^(\d{1,3})\.\s$/, type: this.type, getAttributes })]
  },
})

// --- The source named inside a quotation

export const Cite = Mark.create({
  name: "cite",
  parseHTML: () => [{ tag: "cite" }],
  renderHTML: () => ["cite", 0],
})

// --- A rule between two parts of a text

const insertRule = (editor) => insertBlock(editor, { type: "horizontalRule" })

export const HorizontalRule = PlainRule.extend({
  addKeyboardShortcuts: () => ({ "Mod-Alt-8": ({ editor }) => insertRule(editor) }),

  addMenuItems({ menu }) {
    const button = makeButton("horizontal_rule", gettext("Rule"))
    menu.defineItem({ name: "horizontalRule", groups: "blocks", priority: 50, button, command: insertRule })
  },
})

// --- Links: to an article of ours that is looked up by its words, or to an address that is typed

const SCHEME = /^\s*[a-z][a-z0-9+.-]*:/i
const STORABLE = /^(https?|mailto):/i

export const Link = PlainLink.extend({
  addOptions() {
    // What is stored may link in any way that the newsroom keeps; what is typed or pasted is asked for more.
    return { ...this.parent(), lookup: "", isAllowedUri: (href) => !SCHEME.test(href) || STORABLE.test(href) }
  },

  addKeyboardShortcuts() {
    return { "Mod-k": ({ editor }) => (changeLink(editor, this.options), true) }
  },

  addMenuItems({ buttons, menu }) {
    menu.defineItem({
      name: "link",
      groups: "link",
      button: buttons.material("insert_link"),
      active: (editor) => editor.isActive("link"),
      command: (editor) => changeLink(editor, this.options),
    })
    menu.defineItem({
      name: "unlink",
      groups: "link",
      button: buttons.material("link_off", gettext("Remove link")),
      enabled: (editor) => editor.isActive("link"),
      command: (editor) => editor.chain().focus().extendMarkRange("link").unsetLink().run(),
    })
  },
})

async function changeLink(editor, { lookup }) {
  const old = editor.getAttributes("link").href ?? ""
  const chosen = await askForTarget(old, lookup)
  if (!chosen) return editor.commands.focus()
  const { empty } = editor.state.selection
  const chain = editor.chain().focus()
  if (old) return chain.extendMarkRange("link").setLink({ href: chosen.href }).run()
  if (!empty) return chain.setLink({ href: chosen.href }).run()
  // Without `unsetMark` what is typed next would belong to the link.
  const marks = [{ type: "link", attrs: { href: chosen.href } }]
  return chain.insertContent({ type: "text", text: chosen.words, marks }).unsetMark("link").run()
}

/** Resolves to { href, words } or null: the words are those to write where nothing is selected. */
async function askForTarget(value, lookup) {
  const hint = gettext("Type words of a headline to find an article of ours, or an address.")
  const place = makeField("href", gettext("Article or address"), { value, hint })
  let article = null
  offerSuggestions(place.input, {
    url: lookup,
    choose(result) {
      article = result
      place.input.value = result.address
    },
  })
  const check = (values) => {
    const { href, refusal } = parseTarget(values.href)
    values.href = href
    return refusal ? { href: refusal } : {}
  }
  const answer = await askInDialog({ title: gettext("Link"), fields: [place], submit: value ? gettext("Change") : gettext("Insert"), check })
  if (!answer) return null
  return { ...answer, words: article?.address === answer.href ? article.title : answer.href }
}

// --- What somebody types as the target of a link: an address that can be followed, or why not

const WAYS = gettext("Write an address like https://town.example/minutes, name@town.example, or /page for a page of ours.")
const UNFIT = /[\s<>"`\\]/

/** Whether a link can be followed from a page of ours. */
export function isFollowable(href) {
  return /^(https?:\/\/[^/]|mailto:[^/]|\/(?!\/))/i.test(href) && !UNFIT.test(href)
}

/** Takes typed words; gives { href } or { refusal }. */
function parseTarget(typed) {
  const words = typed.trim()
  // Translators: %(ways)s is the sentence that begins “Write an address like”.
  if (!words) return { refusal: refuse(gettext("Nothing is written. %(ways)s")) }
  if (isFollowable(words)) return { href: words }
  if (/\s/.test(words)) return { refusal: refuse(gettext("An address has no spaces. Choose an article from the list. %(ways)s")) }
  if (UNFIT.test(words)) return { refusal: refuse(gettext("An address has no quotation marks, brackets or backslashes. %(ways)s")) }
  // Before a digit the colon parts a host from its port: localhost:8000 has no scheme.
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(words)
  if (scheme) return { refusal: refuse(gettext("A link cannot begin with “%(scheme)s:”. %(ways)s"), { scheme: scheme[1] }) }
  if (/^[^@/:]+@[^@/:]+\.[^@/:.]+$/.test(words)) return { href: `mailto:${words}` }
  if (/^[^/.:?#@]+(\.[^/.:?#@]+)+(:\d+)?([/?#]|$)/.test(words)) return { href: `https://${words}` }
  return { refusal: refuse(gettext("This is no address, and no article was chosen. %(ways)s")) }
}

const refuse = (sentence, values = {}) => interpolate(sentence, { ...values, ways: WAYS })
