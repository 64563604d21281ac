/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The error of an operation is what its operands' errors can do to it, found by trying
 * the corners of the box they span, doubled because the corners need not be the worst
 * place, and the rounding of the operation itself. A jump or a pole inside the box
 * shows as a large difference of its own. */

#include "tests/core/expression/sentence.h"

#include <math.h>
#include <string.h>

#define EPSILON 0x1p-53L

typedef long double (*Function1) (long double);
typedef long double (*Function2) (long double, long double);

typedef enum
{
  LITERAL,
  INPUT,
  PARAMETER,
  MINUS,
  INFIX,
  CALL_1,
  CALL_2
} Kind;

struct _Sentence
{
  Kind kind;
  guint index; /* of input, parameter, operator or function */
  double number;
  Sentence *left, *right;
};

static long double
add (long double a, long double b)
{
  return a + b;
}

static long double
subtract (long double a, long double b)
{
  return a - b;
}

static long double
multiply (long double a, long double b)
{
  return a * b;
}

static long double
divide (long double a, long double b)
{
  return a / b;
}

static long double
sign (long double a)
{
  return a > 0 ? 1 : a < 0 ? -1 : a;
}

static long double
floored_mod (long double a, long double b)
{
  const long double rest = fmodl (a, b);

  return rest != 0 && signbit (rest) != signbit (b) ? rest + b : rest;
}

static long double
minimum (long double a, long double b)
{
  return isnan (a) || isnan (b) ? (long double)NAN : fminl (a, b);
}

static long double
maximum (long double a, long double b)
{
  return isnan (a) || isnan (b) ? (long double)NAN : fmaxl (a, b);
}

/* Levels of binding: 1 sum, 2 product, 3 sign, 4 power, 5 operand. */
static const struct
{
  const char *texts[3];
  Function2 function;
  int level, left, right; /* of itself; the least on either side */
} operators[] = {
  { { "+", " + ", "+" }, add, 1, 1, 2 },
  { { "-", " - ", "\u2212" }, subtract, 1, 1, 2 },
  { { "*", "\u00b7", " \u00d7 " }, multiply, 2, 2, 3 },
  { { "/", " / ", "/" }, divide, 2, 2, 3 },
  { { "^", "^", " ^ " }, powl, 4, 5, 3 },
};

static const struct
{
  const char *name;
  Function1 function;
} functions_1[] = {
  { "sin", sinl },   { "cos", cosl },   { "tan", tanl },   { "asin", asinl },
  { "acos", acosl }, { "atan", atanl }, { "sinh", sinhl }, { "cosh", coshl },
  { "tanh", tanhl }, { "exp", expl },   { "log", logl },   { "log10", log10l },
  { "sqrt", sqrtl }, { "abs", fabsl },  { "sign", sign },  { "floor", floorl },
  { "ceil", ceill },
};

static const struct
{
  const char *name;
  Function2 function;
} functions_2[] = {
  { "pow", powl },    { "atan2", atan2l },    { "min", minimum },
  { "max", maximum }, { "mod", floored_mod },
};

double
random_number (GRand *random)
{
  const double fraction = g_rand_double_range (random, -4, 4);

  return g_rand_int_range (random, 0, 10) == 0
           ? ldexp (fraction, g_rand_int_range (random, -30, 20))
           : fraction;
}

static Sentence *
random_leaf (GRand *random)
{
  Sentence *self = g_new0 (Sentence, 1);

  self->kind = (Kind)g_rand_int_range (random, LITERAL, PARAMETER + 1);
  if (self->kind == INPUT)
    self->index = (guint)g_rand_int_range (random, 0, SENTENCE_N_INPUTS);
  else if (self->kind == PARAMETER)
    self->index = (guint)g_rand_int_range (random, 0, SENTENCE_N_PARAMETERS);
  else if (g_rand_boolean (random))
    self->number = g_rand_int_range (random, 0, 6);
  else
    self->number = fabs (random_number (random));
  return self;
}

/* Parts are sometimes made twice from one seed, so that there is something to share. */
static Sentence *
random_part (GRand *random, int depth, guint32 seed)
{
  g_autoptr (GRand) own = g_rand_new_with_seed (seed);

  return sentence_random (g_rand_int_range (random, 0, 4) == 0 ? own : random, depth);
}

Sentence *
sentence_random (GRand *random, int depth)
{
  Sentence *self;
  const guint32 seed = g_rand_int (random);

  if (depth == 0 || g_rand_int_range (random, 0, 8) == 0)
    return random_leaf (random);
  self = g_new0 (Sentence, 1);
  self->kind = (Kind)g_rand_int_range (random, MINUS, CALL_2 + 1);
  if (self->kind != CALL_1 && g_rand_int_range (random, 0, 3) == 0)
    self->kind = INFIX;
  self->left = random_part (random, depth - 1, seed);
  if (self->kind == INFIX || self->kind == CALL_2)
    self->right = random_part (random, depth - 1, seed);
  self->index = (guint)g_rand_int_range (random, 0, G_N_ELEMENTS (operators));
  if (self->kind == CALL_1)
    self->index = (guint)g_rand_int_range (random, 0, G_N_ELEMENTS (functions_1));
  return self;
}

void
sentence_free (Sentence *self)
{
  g_clear_pointer (&self->left, sentence_free);
  g_clear_pointer (&self->right, sentence_free);
  g_free (self);
}

static int
level_of (const Sentence *self)
{
  if (self->kind == INFIX)
    return operators[self->index].level;
  return self->kind == MINUS ? 3 : 5;
}

static void
append (const Sentence *self, GRand *random, int least, GString *text)
{
  const char *blank = g_rand_int_range (random, 0, 6) == 0 ? " " : "";
  const gboolean group
    = level_of (self) < least || g_rand_int_range (random, 0, 12) == 0;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text, "%s%s", blank, group ? "(" : "");
  switch (self->kind)
    {
    case LITERAL:
      g_string_append (text, g_ascii_dtostr (number, sizeof number, self->number));
      break;
    case INPUT:
      g_string_append_c (text, "tu"[self->index]);
      break;
    case PARAMETER:
      g_string_append_printf (text, "p%u", self->index + 1);
      break;
    case MINUS:
      g_string_append (text, g_rand_boolean (random) ? "-" : "\u2212");
      append (self->left, random, 3, text);
      break;
    case INFIX:
      append (self->left, random, operators[self->index].left, text);
      g_string_append (text,
                       operators[self->index].texts[g_rand_int_range (random, 0, 3)]);
      append (self->right, random, operators[self->index].right, text);
      break;
    case CALL_1:
      g_string_append_printf (text, "%s(", functions_1[self->index].name);
      append (self->left, random, 1, text);
      g_string_append_c (text, ')');
      break;
    case CALL_2:
    default:
      g_string_append_printf (text, "%s%s(", functions_2[self->index].name, blank);
      append (self->left, random, 1, text);
      g_string_append_c (text, ',');
      append (self->right, random, 1, text);
      g_string_append_c (text, ')');
    }
  g_string_append (text, group ? ")" : "");
}

char *
sentence_write (const Sentence *self, GRand *random)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append (self, random, 1, text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* @at: the value; @corner: one of its neighbours */
static long double
deviation (long double at, long double corner)
{
  if (isnan (at) && isnan (corner))
    return 0;
  if (at == corner)
    return 0;
  return isnan (at) || isnan (corner) ? (long double)INFINITY : fabsl (at - corner);
}

/* Roundings of the operation itself, in units of EPSILON: arithmetic one; functions up
 * to 2 ulp, log10 and atan2 two such steps; a whole power as many as multiplications.
 * Nothing is claimed where doubles overflow or lose digits and long doubles do not. */
static Estimate
finish (long double value, long double spread, long double roundings)
{
  const long double size = fabsl (value);

  if (isfinite (value) && (size > 1e300L || (size < 1e-290L && size > 0)))
    return (Estimate){ value, INFINITY };
  if (!isfinite (value))
    return (Estimate){ value, spread > 0 ? (long double)INFINITY : 0 };
  return (Estimate){ value, 2 * spread + roundings * EPSILON * size };
}

/* Corners say nothing of a box that spans periods of the function. */
static gboolean
spans_a_period (Function1 function, Estimate a)
{
  return (function == sinl || function == cosl || function == tanl) && a.error > 0.1L;
}

static gboolean
spans_a_modulus (Function2 function, Estimate a, Estimate b)
{
  const long double turns = fabsl (a.value / b.value) + 1;

  return function == floored_mod
         && !(a.error + turns * b.error <= 0.1L * fabsl (b.value));
}

static Estimate
apply_1 (Function1 function, Estimate a)
{
  const long double at = function (a.value);

  if (isinf (a.error) || spans_a_period (function, a))
    return (Estimate){ at, INFINITY };
  return finish (at,
                 MAX (deviation (at, function (a.value + a.error)),
                      deviation (at, function (a.value - a.error))),
                 10);
}

static Estimate
apply_2 (Function2 function, Estimate a, Estimate b)
{
  const long double at = function (a.value, b.value);
  long double spread = 0;

  if (isinf (a.error) || isinf (b.error) || spans_a_modulus (function, a, b))
    return (Estimate){ at, INFINITY };
  for (int corner = 0; corner < 4; corner++)
    {
      const long double x = corner & 1 ? a.value + a.error : a.value - a.error;
      const long double y = corner & 2 ? b.value + b.error : b.value - b.error;

      if (a.error > 0 || b.error > 0)
        spread = MAX (spread, deviation (at, function (x, y)));
    }
  return finish (at, spread,
                 function == powl ? 10 + 2 * MIN (fabsl (b.value), 64) : 10);
}

Estimate
sentence_evaluate (const Sentence *self,
                   const double *inputs,
                   const long double *parameters)
{
  Estimate a, b;

  if (self->kind == LITERAL)
    return (Estimate){ self->number, 0 };
  if (self->kind == INPUT)
    return (Estimate){ inputs[self->index], 0 };
  if (self->kind == PARAMETER)
    return (Estimate){ parameters[self->index], 0 };
  a = sentence_evaluate (self->left, inputs, parameters);
  if (self->kind == MINUS)
    return (Estimate){ -a.value, a.error };
  if (self->kind == CALL_1)
    return apply_1 (functions_1[self->index].function, a);
  b = sentence_evaluate (self->right, inputs, parameters);
  if (self->kind == INFIX)
    return apply_2 (operators[self->index].function, a, b);
  return apply_2 (functions_2[self->index].function, a, b);
}

gboolean
sentence_is_finite (const Sentence *self,
                    const double *inputs,
                    const long double *parameters)
{
  if (self->left != NULL && !sentence_is_finite (self->left, inputs, parameters))
    return FALSE;
  if (self->right != NULL && !sentence_is_finite (self->right, inputs, parameters))
    return FALSE;
  return isfinite (sentence_evaluate (self, inputs, parameters).error)
         && isfinite (sentence_evaluate (self, inputs, parameters).value);
}
