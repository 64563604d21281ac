/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person writes for an axis, and the values that it stands for. */

#include "core/sweep/axis.h"
#include "tests/core/sweep/sweeps.h"

#include <string.h>

/* Values by hand; "/" between them. */
static const struct
{
  const char *text, *values;
} right[] = {
  { "gain=0:4:5", "0/1/2/3/4" },
  /* 0.3, not the 0.30000000000000004 of adding up. */
  { "gain=0:1:11", "0/0.1/0.2/0.3/0.4/0.5/0.6/0.7/0.8/0.9/1" },
  { "gain=-1:1:3", "-1/0/1" },
  { " gain = 0.1:0.9:9 ", "0.1/0.2/0.3/0.4/0.5/0.6/0.7/0.8/0.9" },
  { "gain=log 0.01:1:5", "0.01/0.0316227766016838/0.1/0.316227766016838/1" },
  { "gain=3.5,-2,4", "3.5/-2/4" },
  { "gain=2", "2" },
  { "seed=1..5", "1/2/3/4/5" },
  { "seed=0:10:3", "0/5/10" },
  { "seed=0:5:3", "0/3/5" },
  { "length=log 1:1000:4", "1/10/100/1000" },
  { "length=log 10:1000:5", "10/32/100/316/1000" },
  { "breaks=step, never", "step/never" },
  { "target=none,1,0.5", "none/1/0.5" },
  { "note=a,\"b, c\",", "a/b, c/" },
  { "offsets=1 2, 3", "1, 2/3" },
};

/* @words: of the one line that refuses it. */
static const struct
{
  const char *text;
  const char *words[3];
} wrong[] = {
  { "gain", { "over", "gain", "NAME=VALUES" } },
  { "=1,2", { "over", "=1,2" } },
  { "sed=1,2", { "sed: no such parameter", "did you mean seed" } },
  { "gain=", { "gain", "an empty value", "a number from" } },
  { "gain=0:5:3", { "gain: 5 is not allowed", "to 4" } },
  { "gain=1,7", { "gain: 7 is not allowed" } },
  { "gain=4:0:3", { "gain: 4:0:3", "empty" } },
  { "gain=1:1:3", { "gain: 1:1:3", "empty" } },
  { "gain=0:4:1", { "gain: 0:4:1", "count", "from 2" } },
  { "gain=0:4:2.5", { "gain: 0:4:2.5", "count" } },
  { "gain=0:4:0", { "gain: 0:4:0", "count" } },
  { "gain=0:4:3:2", { "gain: 0:4:3:2", "FROM:TO:COUNT" } },
  { "gain=a:b:c", { "gain: a:b:c", "FROM:TO:COUNT" } },
  { "gain=log 0:1:3", { "gain: log 0:1:3", "above 0" } },
  { "gain=log 1,2", { "gain: log 1,2", "FROM:TO:COUNT" } },
  { "gain=1,2,1.0", { "gain: 1 is not allowed", "twice" } },
  { "seed=5..1", { "seed: 5..1", "empty" } },
  { "seed=1..x", { "seed: 1..x", "FROM..TO" } },
  { "seed=1.5..3", { "seed: 1.5 is not allowed", "whole number" } },
  { "seed=0:4:9", { "seed: 0:4:9", "fewer whole numbers" } },
  { "length=log 1:10:9", { "length: log 1:10:9", "the same" } },
  { "breaks=step,sometimes", { "breaks: sometimes", "never, begin" } },
  { "note=\"a", { "note: \"a", "quotation mark" } },
  { "gain=\xff", { "over" } },
};

static char *
list_values (const MurSweepAxis *axis, MurParameters *parameters)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint64 i = 0; i < axis->n; i++)
    {
      mur_sweep_axis_apply (axis, i, parameters);
      g_autofree char *value
        = mur_parameters_format (parameters, axis->parameter->name);
      g_string_append_printf (text, "%s%s", i > 0 ? "/" : "", value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_right (void)
{
  const MurParameter *table = mur_test_registry ()[0]->parameters;
  g_autoptr (MurParameters) parameters = mur_parameters_new (table);
  for (gsize i = 0; i < G_N_ELEMENTS (right); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MurSweepAxis) axis
        = mur_sweep_axis_parse (table, right[i].text, &error);
      g_assert_no_error (error);
      g_autofree char *values = list_values (axis, parameters);
      g_assert_cmpstr (values, ==, right[i].values);
    }
}

static void
test_wrong (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (mur_sweep_axis_parse (mur_test_registry ()[0]->parameters,
                                           wrong[i].text, &error));
      g_assert_nonnull (error);
      g_assert_null (strchr (error->message, '\n'));
      for (guint k = 0; k < 3 && wrong[i].words[k] != NULL; k++)
        if (strstr (error->message, wrong[i].words[k]) == NULL)
          g_error ("\"%s\" is not in: %s", wrong[i].words[k], error->message);
    }
}

/* Ends included, whatever the rounding between them. */
static void
test_ends (void)
{
  const MurParameter *table = mur_test_registry ()[0]->parameters;
  g_autoptr (MurParameters) parameters = mur_parameters_new (table);
  g_autoptr (MurSweepAxis) axis = mur_sweep_axis_parse (
    table, "gain=0.1234567890123456:3.9876543210987654:777", NULL);
  mur_sweep_axis_apply (axis, 0, parameters);
  g_assert_true (mur_parameters_number (parameters, "gain") == 0.1234567890123456);
  mur_sweep_axis_apply (axis, 776, parameters);
  g_assert_true (mur_parameters_number (parameters, "gain") == 3.9876543210987654);
}

/* Where @u falls, by hand. */
static void
test_unit (void)
{
  static const struct
  {
    const char *text;
    double u;
    const char *value;
  } cases[] = {
    { "gain=0:4", 0, "0" },
    { "gain=0:4", 0.625, "2.5" },
    { "gain=log 0.01:1", 0.5, "0.1" },
    { "seed=1..4", 0.2499, "1" },
    { "seed=1..4", 0.25, "2" },
    { "seed=0:3", 0.9999999999999999, "3" },
    { "breaks=step,never", 0.49, "step" },
    { "breaks=step,never", 0.5, "never" },
  };
  const MurParameter *table = mur_test_registry ()[0]->parameters;
  g_autoptr (MurParameters) parameters = mur_parameters_new (table);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MurSweepAxis) axis = mur_sweep_axis_parse (table, cases[i].text, NULL);
      mur_sweep_axis_apply_unit (axis, cases[i].u, parameters);
      g_autofree char *value
        = mur_parameters_format (parameters, axis->parameter->name);
      g_assert_cmpstr (value, ==, cases[i].value);
    }
}

void
mur_test_axis (void)
{
  g_test_add_func ("/sweep/axis/right", test_right);
  g_test_add_func ("/sweep/axis/wrong", test_wrong);
  g_test_add_func ("/sweep/axis/ends", test_ends);
  g_test_add_func ("/sweep/axis/unit", test_unit);
}
