/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/parameters/edit.h"

guint64
mur_edit_new_gesture (void)
{
  static guint64 last;
  return ++last;
}
