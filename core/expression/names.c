/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Inputs come first, then parameters, then constants: a column called e is that column.
 */

#include "core/expression/names-private.h"

#include <math.h>
#include <string.h>

#include "core/expression/program.h"

static const MurFunction functions[] = {
  { "sin", MUR_OP_SIN, 1 },     { "cos", MUR_OP_COS, 1 },
  { "tan", MUR_OP_TAN, 1 },     { "asin", MUR_OP_ASIN, 1 },
  { "acos", MUR_OP_ACOS, 1 },   { "atan", MUR_OP_ATAN, 1 },
  { "sinh", MUR_OP_SINH, 1 },   { "cosh", MUR_OP_COSH, 1 },
  { "tanh", MUR_OP_TANH, 1 },   { "exp", MUR_OP_EXP, 1 },
  { "log", MUR_OP_LOG, 1 },     { "log10", MUR_OP_LOG10, 1 },
  { "sqrt", MUR_OP_SQRT, 1 },   { "abs", MUR_OP_ABS, 1 },
  { "sign", MUR_OP_SIGN, 1 },   { "floor", MUR_OP_FLOOR, 1 },
  { "ceil", MUR_OP_CEIL, 1 },   { "pow", MUR_OP_POWER, 2 },
  { "atan2", MUR_OP_ATAN2, 2 }, { "min", MUR_OP_MIN, 2 },
  { "max", MUR_OP_MAX, 2 },     { "mod", MUR_OP_MOD, 2 },
};

static const struct
{
  const char *name;
  double value;
} constants[] = {
  { "pi", M_PI },
  { "\u03c0", M_PI },
  { "e", M_E },
};

const MurFunction *
mur_names_function (const MurToken *token)
{
  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    if (mur_token_equals (token, functions[i].name))
      return &functions[i];
  return NULL;
}

/* A decimal number without sign and, but for 0 itself, without leading zero. */
static gboolean
parse_number (const char *text, gsize length, guint *number)
{
  if (length == 0 || (text[0] == '0' && length > 1))
    return FALSE;
  *number = 0;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      if (*number < G_MAXUINT / 20)
        *number = 10 * *number + (guint)(text[i] - '0');
      else
        *number = G_MAXUINT;
    }
  return TRUE;
}

static gboolean
find_parameter (const char *prefix, const MurToken *token, guint *number)
{
  const gsize length = prefix == NULL ? 0 : strlen (prefix);

  return prefix != NULL && token->length > length
         && memcmp (token->text, prefix, length) == 0
         && parse_number (token->text + length, token->length - length, number);
}

MurNameKind
mur_names_find (const MurNames *self,
                const MurToken *token,
                guint *number,
                double *value)
{
  for (guint i = 0; self->inputs != NULL && self->inputs[i] != NULL; i++)
    if (mur_token_equals (token, self->inputs[i]))
      {
        *number = i;
        return MUR_NAME_INPUT;
      }
  if (find_parameter (self->prefix, token, number))
    return MUR_NAME_PARAMETER;
  for (gsize i = 0; i < G_N_ELEMENTS (constants); i++)
    if (mur_token_equals (token, constants[i].name))
      {
        *value = constants[i].value;
        return MUR_NAME_CONSTANT;
      }
  return MUR_NAME_UNKNOWN;
}

char *
mur_names_list_values (const MurNames *self)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; self->inputs != NULL && self->inputs[i] != NULL; i++)
    g_string_append_printf (list, "%s, ", self->inputs[i]);
  if (self->prefix != NULL)
    g_string_append_printf (list, "%s1 to %s%d, ", self->prefix, self->prefix,
                            MUR_PROGRAM_MAX_PARAMETERS);
  g_string_append (list, "pi, e");
  return g_string_free (g_steal_pointer (&list), FALSE);
}

char *
mur_names_list_functions (void)
{
  g_autoptr (GString) list = g_string_new (functions[0].name);

  for (gsize i = 1; i < G_N_ELEMENTS (functions); i++)
    g_string_append_printf (list, ", %s", functions[i].name);
  return g_string_free (g_steal_pointer (&list), FALSE);
}
