/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The limits and the scale of one axis, typed. */

#pragma once

#include <gtk/gtk.h>

#include "ui/plot/navigation/navigation.h"

#define MUR_TYPE_AXIS_LIMITS (mur_axis_limits_get_type ())
G_DECLARE_FINAL_TYPE (MurAxisLimits, mur_axis_limits, MUR, AXIS_LIMITS, GtkPopover)

MurAxisLimits *mur_axis_limits_new (void);
void mur_axis_limits_show (MurAxisLimits *self,
                           MurNavigation *view,
                           guint panel,
                           MurAxes axis);
