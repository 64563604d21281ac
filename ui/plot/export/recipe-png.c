/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Chunks of PNG files (W3C, "Portable Network Graphics (PNG) Specification"): pHYs for
 * the resolution, iTXt for texts in UTF-8. They stand right behind the header. */

#include "ui/plot/export/recipe-png.h"

#include "ui/plot/export/recipe-text.h"

#include <math.h>
#include <string.h>

#define KEYWORD "murmuration"
#define N_SIGNATURE 8
/* Length, type and check of a chunk without data. */
#define N_CHUNK 12
/* The signature and the header chunk. */
#define N_HEADER (N_SIGNATURE + N_CHUNK + 13)

/* CRC-32 as the specification gives it. */
static guint32
crc (const guint8 *bytes, gsize length)
{
  guint32 rest = 0xffffffffu;

  for (gsize i = 0; i < length; i++)
    {
      rest ^= bytes[i];
      for (int bit = 0; bit < 8; bit++)
        rest = rest & 1 ? 0xedb88320u ^ (rest >> 1) : rest >> 1;
    }
  return rest ^ 0xffffffffu;
}

static void
append_number (GByteArray *bytes, guint32 number)
{
  const guint32 big = GUINT32_TO_BE (number);

  g_byte_array_append (bytes, (const guint8 *)&big, 4);
}

static void
append_chunk (GByteArray *bytes, const char *type, const guint8 *data, gsize length)
{
  const guint start = bytes->len + 4;

  append_number (bytes, (guint32)length);
  g_byte_array_append (bytes, (const guint8 *)type, 4);
  g_byte_array_append (bytes, data, (guint)length);
  append_number (bytes, crc (bytes->data + start, bytes->len - start));
}

static void
append_text (GByteArray *bytes, const char *keyword, const char *text)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();

  /* Keyword; not compressed, by method 0; no language; no translated keyword. */
  g_byte_array_append (data, (const guint8 *)keyword, (guint)strlen (keyword) + 1);
  g_byte_array_append (data, (const guint8 *)"\0\0\0\0", 4);
  g_byte_array_append (data, (const guint8 *)text, (guint)strlen (text));
  append_chunk (bytes, "iTXt", data->data, data->len);
}

static void
append_resolution (GByteArray *bytes, double dpi)
{
  const guint32 per_metre = (guint32)(dpi / 0.0254 + 0.5);
  const guint32 big = GUINT32_TO_BE (per_metre);
  guint8 data[9];

  memcpy (data, &big, 4);
  memcpy (data + 4, &big, 4);
  data[8] = 1; /* metres */
  append_chunk (bytes, "pHYs", data, sizeof data);
}

void
mur_png_annotate (GByteArray *bytes, const MurFileNotes *notes)
{
  g_autoptr (GByteArray) rest = g_byte_array_new ();

  g_return_if_fail (bytes->len >= N_HEADER);
  g_byte_array_append (rest, bytes->data + N_HEADER, bytes->len - N_HEADER);
  g_byte_array_set_size (bytes, N_HEADER);
  append_resolution (bytes, notes->dpi);
  if (notes->title != NULL)
    append_text (bytes, "Title", notes->title);
  append_text (bytes, "Software", "Murmuration " MUR_VERSION);
  if (notes->recipe != NULL)
    append_text (bytes, KEYWORD, notes->recipe);
  g_byte_array_append (bytes, rest->data, rest->len);
}

static guint32
read_number (const guint8 *bytes)
{
  return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8
         | bytes[3];
}

/* Keyword; not compressed, by method 0; no language; no translated keyword. */
static const guint8 head[] = { KEYWORD "\0\0\0\0" };

static gboolean
is_recipe (const guint8 *chunk, gsize n)
{
  return memcmp (chunk + 4, "iTXt", 4) == 0 && n >= sizeof head
         && memcmp (chunk + 8, head, sizeof head) == 0;
}

char *
mur_png_read_recipe (const guint8 *bytes, gsize length)
{
  gsize at = N_SIGNATURE;

  while (at + N_CHUNK <= length)
    {
      const gsize n = read_number (bytes + at);

      if (n > length - at - N_CHUNK)
        return NULL;
      if (is_recipe (bytes + at, n)
          && crc (bytes + at + 4, n + 4) == read_number (bytes + at + 8 + n))
        return mur_recipe_text ((const char *)bytes + at + 8 + sizeof head,
                                n - sizeof head);
      at += n + N_CHUNK;
    }
  return NULL;
}
