/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/fuzz/large.h"

#include <string.h>

typedef struct
{
  const char *target;
  const char *name;
  const char *begin;
  const char *part;
  guint n_parts;
  const char *end;
} Large;

#define SESSION "{\"murmuration\": 1, \"experiment\": \"curve-fit\""

static const Large inputs[] = {
  { "csv", "columns", "a", ",1", 70000, "\n1" },
  { "csv", "empty-names", "x", ",", 60000, "\n" },
  { "csv", "quote", "x,y\n1,\"", "\"\"", 500000, "" },
  { "csv", "lines", "x\n", "\r", 500000, "1" },
  { "csv", "digits", "x\n0.", "1", 500000, "\n" },
  { "formula", "long", "t", "+t", 500000, "" },
  { "formula", "open", "", "(", 500000, "" },
  { "formula", "signs", "", "-", 500000, "t" },
  { "formula", "powers", "p1", "^p1", 1300, "" },
  { "formula", "products", "p1", "*sin(p2*t)", 400, "" },
  { "session", "nested", "", "[", 80000, "" },
  { "session", "objects", SESSION ", \"x\": ", "{\"a\":", 80000, "" },
  { "session", "zeros", SESSION ", \"x\": [0", ",0", 300000, "]}" },
  { "session", "text", SESSION ", \"version\": \"", "\\u0001", 50000, "\"}" },
  { "session", "hidden", "/*\"*/", "[", 80000, "" },
  { "session", "hidden-single", "{'\"': ", "[", 80000, "" },
  { "session", "same-keys", SESSION, ", \"x\": 1", 300000, "}" },
  { "session", "parameters", SESSION ", \"parameters\": {\"lower\": [0", ", 1", 2000,
    "]}}" },
  { "svg", "nested", "<svg>", "<g>", 500000, "" },
  { "pdf", "trailers", "%PDF-1.5", "trailer startxref", 50000, "" },
  { "eps", "lines", "%!PS-Adobe-3.0\n%murmuration begin\n", "%A\n", 300000,
    "%murmuration end\n" },
};

void
mur_fuzz_large (MurFuzzSeedFunc func, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      const Large *input = &inputs[i];
      g_autoptr (GString) text = g_string_new (input->begin);

      for (guint k = 0; k < input->n_parts; k++)
        g_string_append (text, input->part);
      g_string_append (text, input->end);
      func (input->target, input->name, text->str, text->len, data);
    }
}
