/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Looking up what is described. A name that ends with a star stands for all names that
 * have a number in its place. */

#include "core/experiment/description.h"

#include <string.h>

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

static gboolean
matches (const char *pattern, const char *name)
{
  const char *star = strchr (pattern, '*');
  if (star == NULL)
    return strcmp (pattern, name) == 0;
  const gsize length = (gsize)(star - pattern);
  return strncmp (pattern, name, length) == 0 && is_number (name + length);
}

const MurQuantity *
mur_quantity_find (const MurQuantity *rows, const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (const MurQuantity *row = rows; row != NULL && row->name != NULL; row++)
    if (matches (row->name, name))
      return row;
  return NULL;
}

const MurTableDescription *
mur_table_description_find (const MurTableDescription *rows, const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (const MurTableDescription *row = rows; row != NULL && row->name != NULL; row++)
    if (strcmp (row->name, name) == 0)
      return row;
  return NULL;
}

char *
mur_quantity_label (const MurQuantity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->symbol == NULL ? g_strdup (self->title)
                              : g_strdup_printf ("%s %s", self->title, self->symbol);
}
