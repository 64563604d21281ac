/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Comments of EPS files (Adobe, "PostScript Language Document Structuring Conventions",
 * 3.0): exact size, title, and the recipe in base 64, as lines are short and ASCII.
 * What cairo writes there of the day, and of where ink happens to be, is replaced. */

#include "ui/plot/export/recipe-eps.h"

#include "ui/plot/export/recipe-text.h"

#include <math.h>
#include <string.h>

#define BEGIN "%murmuration begin\n"
#define END "%murmuration end\n"
#define N_LINE 76
/* A title longer than this makes a line longer than a reader must take. */
#define N_TITLE 200

/* The line at @text without its end; *@next behind it. */
static const char *
line_end (const char *text, const char *end)
{
  const char *at = memchr (text, '\n', (gsize)(end - text));

  return at == NULL ? end : at;
}

/* Texts that are not ASCII have no place in comments. */
static void
append_title (GString *to, const char *title)
{
  g_string_append (to, "%%Title: ");
  for (gsize n = 0; *title != '\0' && n < N_TITLE;
       title = g_utf8_next_char (title), n++)
    g_string_append_c (to, g_ascii_isprint (*title) ? *title : '?');
  g_string_append_c (to, '\n');
}

static void
append_recipe (GString *to, const char *recipe)
{
  g_autofree char *code = g_base64_encode ((const guchar *)recipe, strlen (recipe));
  const gsize length = strlen (code);

  g_string_append (to, BEGIN);
  for (gsize at = 0; at < length; at += N_LINE)
    {
      g_string_append_c (to, '%');
      g_string_append_len (to, code + at, (gssize)MIN (N_LINE, length - at));
      g_string_append_c (to, '\n');
    }
  g_string_append (to, END);
}

static void
append_box (GString *to, const MurFileNotes *notes, const char *name)
{
  g_string_append_printf (to, "%%%%%s: 0 0 %d %d\n", name,
                          (int)ceil (notes->width_points),
                          (int)ceil (notes->height_points));
}

/* The page hangs from its upper edge, which is a whole point. */
static void
append_exact_box (GString *to, const MurFileNotes *notes)
{
  const double top = ceil (notes->height_points);
  const double numbers[] = { 0, top - notes->height_points, notes->width_points, top };
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (to, "%%HiResBoundingBox:");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_string_append_printf (
      to, " %s", g_ascii_formatd (buffer, sizeof buffer, "%.4f", numbers[i]));
  g_string_append_c (to, '\n');
}

/* The comment in place of one of cairo's. Returns: FALSE to keep that. */
static gboolean
replace_comment (GString *to, const char *line, const MurFileNotes *notes)
{
  if (g_str_has_prefix (line, "%%CreationDate:"))
    {
      if (notes->title != NULL)
        append_title (to, notes->title);
      return TRUE;
    }
  if (g_str_has_prefix (line, "%%BoundingBox:"))
    {
      append_box (to, notes, "BoundingBox");
      append_exact_box (to, notes);
      return TRUE;
    }
  if (g_str_has_prefix (line, "%%PageBoundingBox:"))
    {
      append_box (to, notes, "PageBoundingBox");
      return TRUE;
    }
  if (g_str_has_prefix (line, "%%EndComments") && notes->recipe != NULL)
    {
      g_string_append (to, "%%EndComments\n");
      append_recipe (to, notes->recipe);
      return TRUE;
    }
  return FALSE;
}

void
mur_eps_annotate (GByteArray *bytes, const MurFileNotes *notes)
{
  g_autofree char *text = g_strndup ((const char *)bytes->data, bytes->len);
  const char *end = text + bytes->len;
  const char *at = text;
  GString *to = g_string_sized_new (bytes->len + 1000);

  /* Up to the picture, whose lines are its own. */
  while (at < end && !g_str_has_prefix (at, "%%EndPageSetup"))
    {
      const char *next = MIN (line_end (at, end) + 1, end);

      if (!replace_comment (to, at, notes))
        g_string_append_len (to, at, next - at);
      at = next;
    }
  g_string_append_len (to, at, end - at);
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *)to->str, (guint)to->len);
  g_string_free (to, TRUE);
}

static gboolean
is_line (const char *at, const char *end, const char *line)
{
  const gsize n = strlen (line) - 1;

  return (gsize)(end - at) >= n && memcmp (at, line, n) == 0
         && (at + n == end || at[n] == '\n' || at[n] == '\r');
}

char *
mur_eps_read_recipe (const char *bytes, gsize length)
{
  const char *end = bytes + length, *at = bytes;
  g_autoptr (GString) code = NULL;

  for (; at < end; at = MIN (line_end (at, end) + 1, end))
    {
      if (is_line (at, end, "%%EndProlog\n") || (code != NULL && *at != '%'))
        return NULL;
      if (code != NULL && is_line (at, end, END))
        return mur_recipe_decode (code->str);
      if (code != NULL)
        g_string_append_len (code, at + 1, line_end (at, end) - at - 1);
      else if (is_line (at, end, BEGIN))
        code = g_string_new (NULL);
    }
  return NULL;
}
