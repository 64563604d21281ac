/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Layers, for the unit that holds them. They are added by the calls in figure.h. */

#pragma once

#include "ui/plot/figure/figure.h"

void mur_layer_free (MurLayer *self);
