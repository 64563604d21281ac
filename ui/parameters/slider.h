/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/experiment/parameter.h"
#include "ui/parameters/edit.h"

#define MUR_TYPE_VALUE_SLIDER (mur_value_slider_get_type ())
G_DECLARE_FINAL_TYPE (MurValueSlider, mur_value_slider, MUR, VALUE_SLIDER, GtkWidget)

GtkWidget *mur_value_slider_new (const MurParameter *parameter);
void mur_value_slider_show (MurValueSlider *self, double value, const char *text);
GtkWidget *mur_value_slider_get_scale (MurValueSlider *self);
