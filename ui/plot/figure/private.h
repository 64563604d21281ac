/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Between the units that build figures. */

#pragma once

#include "ui/plot/figure/figure.h"

void mur_layer_free (MurLayer *self);
