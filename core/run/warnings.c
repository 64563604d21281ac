/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/run/warnings.h"

#define MOST_LISTED 8
#define N_FIRST 3

void
mur_warnings_init (MurWarnings *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->n = 0;
}

void
mur_warnings_clear (MurWarnings *self)
{
  g_clear_pointer (&self->lines, g_ptr_array_unref);
}

void
mur_warnings_add (MurWarnings *self, const char *format, ...)
{
  va_list arguments;
  if (++self->n > MOST_LISTED)
    return;
  va_start (arguments, format);
  g_ptr_array_add (self->lines, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* "and 299 997 more" */
static char *
format_rest (gsize n)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  g_string_printf (digits, "%" G_GSIZE_FORMAT, n);
  for (gssize i = (gssize)digits->len - 3; i > 0; i -= 3)
    g_string_insert_c (digits, i, ' ');
  return g_strdup_printf ("and %s more", digits->str);
}

char **
mur_warnings_list (const MurWarnings *self)
{
  gsize n_shown = self->n <= MOST_LISTED ? self->n : N_FIRST;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  if (self->n == 0)
    return NULL;
  for (gsize i = 0; i < n_shown; i++)
    g_strv_builder_add (lines, g_ptr_array_index (self->lines, i));
  if (n_shown < self->n)
    {
      g_autofree char *rest = format_rest (self->n - n_shown);
      g_strv_builder_add (lines, rest);
    }
  return g_strv_builder_end (lines);
}
