/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Indices and names of parameters: arithmetic, in one place. */

#include "core/inference/model/layout.h"

guint
mur_layout_n_parameters (guint n)
{
  return n + n * n;
}

guint
mur_layout_phase (guint n, guint i)
{
  return i;
}

guint
mur_layout_omega (guint n, guint i)
{
  return n + i;
}

guint
mur_layout_coupling (guint n, guint target, guint source)
{
  return 2 * n + target * (n - 1) + source - (source > target);
}

gboolean
mur_layout_is_phase (guint n, guint parameter)
{
  return parameter < n;
}

gboolean
mur_layout_is_omega (guint n, guint parameter)
{
  return parameter >= n && parameter < 2 * n;
}

gboolean
mur_layout_is_coupling (guint n, guint parameter, guint *target, guint *source)
{
  guint row, column;

  if (parameter < 2 * n)
    return FALSE;
  row = (parameter - 2 * n) / (n - 1);
  column = (parameter - 2 * n) % (n - 1);
  if (target != NULL)
    *target = row;
  if (source != NULL)
    *source = column + (column >= row);
  return TRUE;
}

void
mur_layout_name (guint n, guint parameter, char name[MUR_LAYOUT_NAME_SIZE])
{
  guint target, source;

  if (mur_layout_is_coupling (n, parameter, &target, &source))
    g_snprintf (name, MUR_LAYOUT_NAME_SIZE, "k%u_%u", target + 1, source + 1);
  else if (mur_layout_is_omega (n, parameter))
    g_snprintf (name, MUR_LAYOUT_NAME_SIZE, "omega%u", parameter - n + 1);
  else
    g_snprintf (name, MUR_LAYOUT_NAME_SIZE, "phase%u", parameter + 1);
}
