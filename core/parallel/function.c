/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "core/parallel/function.h"

#include "core/base/error.h"

const MurTaskFunction *
mur_task_function_find (const MurTaskFunction *functions,
                        const char *name,
                        GError **error)
{
  g_return_val_if_fail (functions != NULL && name != NULL, NULL);

  g_autoptr (GString) known = g_string_new (NULL);

  for (const MurTaskFunction *function = functions; function->name != NULL; function++)
    {
      if (g_str_equal (function->name, name))
        return function;
      g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "",
                              function->name);
    }
  mur_error_refuse (error, MUR_ERROR_UNKNOWN, "function", name, "one of %s is",
                    known->str);
  return NULL;
}
