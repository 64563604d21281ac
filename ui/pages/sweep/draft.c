/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/sweep/draft.h"

#include "core/base/error.h"
#include "core/base/number.h"
#include "ui/parameters/slider-range.h"

#include <math.h>
#include <string.h>

#define COUNT 11
#define SEEDS "1..20"
#define FACTOR 10 /* either way from a value on a logarithmic scale */
#define MOST_COUNT 1e6

static void
take_numbers (MurSweepDraft *self, double from, double to, double count)
{
  self->from = mur_number_format (from);
  self->to = mur_number_format (to);
  self->count = mur_number_format (count);
}

/* Above @value to one digit. */
static double
round_up (double value)
{
  const double decade = pow (10, floor (log10 (value)));
  return ceil (value / decade - 1e-9) * decade;
}

static void
find_linear (const MurSliderRange *range,
             const MurParameter *parameter,
             double value,
             double *from,
             double *to)
{
  const gboolean is_all
    = range->low <= parameter->minimum && range->high >= parameter->maximum;
  *from = range->low;
  *to = range->high;
  if (is_all || !isfinite (value) || value == 0)
    return;
  *from = value > 0 ? fmax (0, parameter->minimum)
                    : fmax (-round_up (-2 * value), parameter->minimum);
  *to = value > 0 ? fmin (round_up (2 * value), parameter->maximum)
                  : fmin (0, parameter->maximum);
}

static void
find_logarithmic (const MurSliderRange *range, double value, double *from, double *to)
{
  *from = range->low;
  *to = range->high;
  if (!isfinite (value) || value <= 0)
    return;
  *from = fmax (value / FACTOR, range->low);
  *to = fmin (value * FACTOR, range->high);
}

/* Whole numbers must not become the same. */
static double
find_count (const MurSweepDraft *self, double from, double to)
{
  if (self->parameter->kind != MUR_PARAMETER_INTEGER)
    return COUNT;
  if (self->scale == MUR_DRAFT_LINEAR)
    return fmin (COUNT, floor (to - from) + 1);
  double count = COUNT;
  while (count > 2 && from * (pow (to / from, 1 / (count - 1)) - 1) < 1)
    count--;
  return count;
}

static void
take_range (MurSweepDraft *self, double value)
{
  MurSliderRange range;
  double from, to;
  if (!mur_slider_range_init (&range, self->parameter))
    range = (MurSliderRange){
      .low = isfinite (self->parameter->minimum) ? self->parameter->minimum : 0,
      .high = isfinite (self->parameter->maximum) ? self->parameter->maximum : 1
    };
  self->scale = range.logarithmic ? MUR_DRAFT_LOGARITHMIC : MUR_DRAFT_LINEAR;
  if (range.logarithmic)
    find_logarithmic (&range, value, &from, &to);
  else
    find_linear (&range, self->parameter, value, &from, &to);
  if (self->parameter->kind == MUR_PARAMETER_INTEGER)
    {
      from = fmax (ceil (from), self->parameter->minimum);
      to = floor (to);
    }
  take_numbers (self, from, to, find_count (self, from, to));
}

static char *
quote (const char *text)
{
  return strpbrk (text, ",") != NULL ? g_strdup_printf ("\"%s\"", text)
                                     : g_strdup (text);
}

static char *
list_choices (const MurParameter *parameter)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  for (const MurChoice *choice = parameter->choices; choice->id != NULL; choice++)
    g_strv_builder_add (ids, choice->id);
  g_auto (GStrv) all = g_strv_builder_end (ids);
  return g_strjoinv (", ", all);
}

MurSweepDraft *
mur_sweep_draft_new (const MurParameter *parameter, const MurParameters *values)
{
  g_return_val_if_fail (parameter != NULL && values != NULL, NULL);

  MurSweepDraft *self = g_new0 (MurSweepDraft, 1);
  g_autofree char *text = mur_parameters_format (values, parameter->name);
  double value;
  self->parameter = parameter;
  self->scale = MUR_DRAFT_LIST;
  if (parameter->flags & MUR_PARAMETER_SEED)
    self->list = g_strdup (SEEDS);
  else if (parameter->kind == MUR_PARAMETER_CHOICE)
    self->list = list_choices (parameter);
  else if (!mur_sweep_draft_is_number (self))
    self->list = quote (text);
  else
    take_range (self, mur_number_parse (text, &value) ? value : NAN);
  return self;
}

static void
take_list (MurSweepDraft *self, const MurSweepAxis *axis)
{
  const char *equals = strchr (axis->text, '=');
  self->scale = MUR_DRAFT_LIST;
  self->list = g_strdup (equals != NULL ? equals + 1 : axis->text);
}

MurSweepDraft *
mur_sweep_draft_new_of (const MurSweepAxis *axis)
{
  g_return_val_if_fail (axis != NULL, NULL);

  MurSweepDraft *self = g_new0 (MurSweepDraft, 1);
  self->parameter = axis->parameter;
  if (axis->items != NULL || strstr (axis->text, "..") != NULL)
    take_list (self, axis);
  else
    {
      self->scale = axis->is_logarithmic ? MUR_DRAFT_LOGARITHMIC : MUR_DRAFT_LINEAR;
      take_numbers (self, axis->low, axis->high, axis->n > 0 ? (double)axis->n : COUNT);
    }
  return self;
}

void
mur_sweep_draft_free (MurSweepDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->from);
  g_free (self->to);
  g_free (self->count);
  g_free (self->list);
  g_free (self);
}

gboolean
mur_sweep_draft_is_number (const MurSweepDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->parameter->kind == MUR_PARAMETER_NUMBER
         || self->parameter->kind == MUR_PARAMETER_INTEGER;
}

static gboolean
is_blank (const char *text)
{
  while (text != NULL && g_ascii_isspace (*text))
    text++;
  return text == NULL || *text == '\0';
}

static char *
refuse (const MurSweepDraft *self,
        const char *text,
        const char *allowed,
        GError **error)
{
  mur_error_refuse (error, MUR_ERROR_VALUE, self->parameter->name, text, "%s", allowed);
  return NULL;
}

static gboolean
check_number (const MurSweepDraft *self, const char *text, GError **error)
{
  double value;
  if (mur_number_parse (text, &value))
    return TRUE;
  refuse (self, is_blank (text) ? "nothing" : text, "a number", error);
  return FALSE;
}

char *
mur_sweep_draft_format (const MurSweepDraft *self, MurDesignKind kind, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  const char *name = self->parameter->name;
  const char *scale = self->scale == MUR_DRAFT_LOGARITHMIC ? "log " : "";
  double count;
  if (self->scale == MUR_DRAFT_LIST)
    return is_blank (self->list)
             ? refuse (self, "nothing", "a list with commas, or FROM..TO", error)
             : g_strdup_printf ("%s=%s", name, self->list);
  if (!check_number (self, self->from, error) || !check_number (self, self->to, error))
    return NULL;
  if (kind != MUR_DESIGN_GRID)
    return g_strdup_printf ("%s=%s%s:%s", name, scale, self->from, self->to);
  if (!mur_number_parse (self->count, &count) || count < 2 || count > MOST_COUNT
      || count != floor (count))
    return refuse (self, is_blank (self->count) ? "nothing" : self->count,
                   "a whole number of values from 2 to 1000000", error);
  return g_strdup_printf ("%s=%s%s:%s:%s", name, scale, self->from, self->to,
                          self->count);
}
