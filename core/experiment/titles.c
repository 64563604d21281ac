/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sorted list of pairs: there are few. */

#include "core/experiment/titles.h"

#include <string.h>

typedef struct
{
  char *name, *text;
} Title;

struct _MurTitles
{
  int references;
  GPtrArray *titles; /* of Title, by name; never empty */
};

static Title *
title_new (const char *name, const char *text)
{
  Title *self = g_new (Title, 1);
  self->name = g_strdup (name);
  self->text = g_strdup (text);
  return self;
}

static void
title_free_cb (gpointer data)
{
  Title *self = data;
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

static const Title *
title_at (const MurTitles *self, guint index)
{
  return g_ptr_array_index (self->titles, index);
}

/* Returns: (nullable): as it is kept; %NULL: nothing is left */
static char *
dup_clean (const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  g_autoptr (GString) clean = g_string_new (NULL);
  guint n = 0;
  for (const char *at = valid; at != NULL && *at != '\0' && n < MUR_TITLE_MAX;
       at = g_utf8_next_char (at), n++)
    {
      const gunichar c = g_utf8_get_char (at);
      g_string_append_unichar (clean, g_unichar_iscntrl (c) ? ' ' : c);
    }
  g_strstrip (clean->str);
  return *clean->str != '\0' ? g_strdup (clean->str) : NULL;
}

MurTitles *
mur_titles_with (const MurTitles *self, const char *name, const char *text)
{
  g_return_val_if_fail (name != NULL, NULL);

  g_autofree char *clean = dup_clean (text);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (title_free_cb);
  gboolean is_taken = clean == NULL;
  for (guint i = 0; i < mur_titles_n (self); i++)
    {
      const Title *title = title_at (self, i);
      const int order = strcmp (title->name, name);
      if (order >= 0 && !is_taken)
        {
          g_ptr_array_add (titles, title_new (name, clean));
          is_taken = TRUE;
        }
      if (order != 0)
        g_ptr_array_add (titles, title_new (title->name, title->text));
    }
  if (!is_taken)
    g_ptr_array_add (titles, title_new (name, clean));
  if (titles->len == 0)
    return NULL;
  MurTitles *with = g_new (MurTitles, 1);
  with->references = 1;
  with->titles = g_steal_pointer (&titles);
  return with;
}

MurTitles *
mur_titles_ref (const MurTitles *self)
{
  MurTitles *shared = (MurTitles *)self;
  if (shared != NULL)
    g_atomic_int_inc (&shared->references);
  return shared;
}

void
mur_titles_unref (MurTitles *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->references))
    return;
  g_ptr_array_unref (self->titles);
  g_free (self);
}

guint
mur_titles_n (const MurTitles *self)
{
  return self != NULL ? self->titles->len : 0;
}

const char *
mur_titles_name (const MurTitles *self, guint index)
{
  g_return_val_if_fail (index < mur_titles_n (self), NULL);
  return title_at (self, index)->name;
}

const char *
mur_titles_text (const MurTitles *self, guint index)
{
  g_return_val_if_fail (index < mur_titles_n (self), NULL);
  return title_at (self, index)->text;
}

const char *
mur_titles_find (const MurTitles *self, const char *name)
{
  for (guint i = 0; i < mur_titles_n (self); i++)
    if (g_str_equal (title_at (self, i)->name, name))
      return title_at (self, i)->text;
  return NULL;
}

gboolean
mur_titles_equal (const MurTitles *a, const MurTitles *b)
{
  if (mur_titles_n (a) != mur_titles_n (b))
    return FALSE;
  for (guint i = 0; i < mur_titles_n (a); i++)
    if (!g_str_equal (title_at (a, i)->name, title_at (b, i)->name)
        || !g_str_equal (title_at (a, i)->text, title_at (b, i)->text))
      return FALSE;
  return TRUE;
}
