/** Numbered lists may begin with any number, and begin by themselves after “1. ”; an item may open with a heading. */

import { ListItem as PlainItem, OrderedList as Plain, wrappingInputRule } from "django-prose-editor/editor"

export const ListItem = PlainItem.extend({ content: "(paragraph | heading) block*" })

export const OrderedList = Plain.extend({
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
