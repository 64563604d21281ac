/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* <title> and <metadata> in SVG files. */

#include "ui/plot/export/recipe-svg.h"

#include "ui/plot/export/recipe-text.h"

#include <string.h>

#define ELEMENT "murmuration:recipe"
#define NAMESPACE "https://murmuration.org/recipe"

/* Names of parts that cairo takes from a count over the whole process. */
static const char *const counted[] = { "surface", "image", "source", "glyph" };

/* The length of such a name at @text, 0 when there is none. */
static gsize
counted_name (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      const gsize n = strlen (counted[i]);

      if (strncmp (text, counted[i], n) == 0 && g_ascii_isdigit (text[n]))
        return n;
    }
  return 0;
}

/* Copies a name and its number, the number replaced by its rank of appearance. */
static const char *
copy_name (GString *to, const char *text, gsize n_name, GHashTable *ranks)
{
  char *end;
  g_autofree char *name = NULL;
  gpointer rank;

  g_ascii_strtoull (text + n_name, &end, 10);
  name = g_strndup (text, (gsize)(end - text));
  rank = g_hash_table_lookup (ranks, name);
  if (rank == NULL)
    {
      rank = GUINT_TO_POINTER (g_hash_table_size (ranks) + 1);
      g_hash_table_insert (ranks, g_strdup (name), rank);
    }
  g_string_append_len (to, text, (gssize)n_name);
  g_string_append_printf (to, "%u", GPOINTER_TO_UINT (rank));
  return end;
}

/* Names stand behind id=" and behind #; image data in base 64 have neither sign. */
static void
renumber (GString *to, const char *text)
{
  g_autoptr (GHashTable) ranks
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (*text != '\0')
    {
      const gsize plain = strcspn (text, "\"#");
      gsize n_name;

      g_string_append_len (to, text, (gssize)plain);
      text += plain;
      if (*text == '\0')
        return;
      g_string_append_c (to, *text++);
      n_name = counted_name (text);
      if (n_name > 0)
        text = copy_name (to, text, n_name, ranks);
    }
}

static void
append_element (GString *to, const char *open, const char *text, const char *close)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (to, open);
  g_string_append (to, escaped);
  g_string_append (to, close);
}

void
mur_svg_annotate (GByteArray *bytes, const MurFileNotes *notes)
{
  g_autofree char *text = g_strndup ((const char *)bytes->data, bytes->len);
  const char *root = strstr (text, "<svg");
  const char *end = root == NULL ? NULL : strchr (root, '>');
  GString *to = g_string_sized_new (bytes->len + 1000);

  g_return_if_fail (end != NULL);
  g_string_append_len (to, text, end + 1 - text);
  g_string_append_c (to, '\n');
  if (notes->title != NULL)
    append_element (to, "<title>", notes->title, "</title>\n");
  if (notes->recipe != NULL)
    append_element (to, "<metadata><" ELEMENT " xmlns:murmuration=\"" NAMESPACE "\">",
                    notes->recipe, "</" ELEMENT "></metadata>");
  renumber (to, end + 1);
  g_byte_array_set_size (bytes, 0);
  g_byte_array_append (bytes, (const guint8 *)to->str, (guint)to->len);
  g_string_free (to, TRUE);
}

/* Where a tag, a comment or the like ends that starts at @at; @end: nowhere. Comments,
 * declarations and CDATA may hold any sign, and values in quotation marks a ">". */
static const char *
skip_tag (const char *at, const char *end)
{
  static const struct
  {
    const char *open, *close;
  } raw[] = { { "<!--", "-->" }, { "<![CDATA[", "]]>" }, { "<?", "?>" } };

  for (guint i = 0; i < G_N_ELEMENTS (raw); i++)
    if (mur_recipe_starts (at, end, raw[i].open))
      {
        at = mur_recipe_find (at + strlen (raw[i].open), end, raw[i].close);
        return at == NULL ? end : at + strlen (raw[i].close);
      }
  while (at < end && *at != '>')
    {
      if (*at == '"' || *at == '\'')
        at = memchr (at + 1, *at, (gsize)(end - at) - 1);
      if (at == NULL)
        return end;
      at++;
    }
  return at < end ? at + 1 : end;
}

static gboolean
is_recipe (const char *at, const char *end)
{
  const gsize n = strlen ("<" ELEMENT);

  return mur_recipe_starts (at, end, "<" ELEMENT) && (gsize)(end - at) > n
         && (g_ascii_isspace (at[n]) || at[n] == '>');
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer data,
         GError **error)
{
  g_string_append_len (data, text, (gssize)length);
}

/* Puts the characters in for what stands for them. The parser takes a zero byte for the
 * end of the text. */
static char *
unescape (const char *text, gsize length)
{
  static const GMarkupParser parser = { .text = text_cb };
  g_autoptr (GString) plain = g_string_sized_new (length);
  g_autoptr (GMarkupParseContext) context
    = g_markup_parse_context_new (&parser, 0, plain, NULL);

  if (memchr (text, 0, length) != NULL
      || !g_markup_parse_context_parse (context, "<r>", 3, NULL)
      || !g_markup_parse_context_parse (context, text, (gssize)length, NULL)
      || !g_markup_parse_context_parse (context, "</r>", 4, NULL)
      || !g_markup_parse_context_end_parse (context, NULL))
    return NULL;
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* One pass over the tags that keeps nothing: how they nest does not matter. */
char *
mur_svg_read_recipe (const char *bytes, gsize length)
{
  const char *end = bytes + length, *at = bytes;

  while ((at = memchr (at, '<', (gsize)(end - at))) != NULL)
    {
      const gboolean found = is_recipe (at, end);
      const char *text = skip_tag (at, end);

      at = text;
      if (!found)
        continue;
      at = memchr (text, '<', (gsize)(end - text));
      return at != NULL && mur_recipe_starts (at, end, "</" ELEMENT ">")
               ? unescape (text, (gsize)(at - text))
               : NULL;
    }
  return NULL;
}
