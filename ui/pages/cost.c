/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/pages/cost.h"

#define LARGE_BYTES 1e9
#define LONG_SECONDS 300.0

static char *
describe_time (double seconds)
{
  if (seconds < 120)
    return g_strdup_printf ("%.0f s", seconds);
  if (seconds < 120 * 60)
    return g_strdup_printf ("%.0f min", seconds / 60);
  if (seconds < 48 * 3600)
    return g_strdup_printf ("%.0f h", seconds / 3600);
  return g_strdup_printf ("%.0f days", seconds / 86400);
}

char *
mur_cost_describe (const MurSession *session)
{
  g_autofree char *time = NULL;
  g_autofree char *memory = NULL;
  MurCost cost;

  g_return_val_if_fail (session != NULL, NULL);

  if (session->experiment->cost == NULL)
    return NULL;
  cost = session->experiment->cost (session->parameters, session->inputs);
  if (cost.bytes < LARGE_BYTES && cost.seconds < LONG_SECONDS)
    return NULL;
  time = describe_time (cost.seconds);
  memory = g_format_size ((guint64)cost.bytes);
  if (cost.bytes < LARGE_BYTES)
    return g_strdup_printf ("about %s", time);
  return g_strdup_printf ("about %s and %s", memory, time);
}
