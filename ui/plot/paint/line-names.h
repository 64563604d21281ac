/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names at the right ends of lines. */

#pragma once

#include "ui/plot/paint/layer-painter.h"

void mur_line_names_paint (const MurLayout *self,
                           const MurPanelPlace *place,
                           const MurCanvas *canvas,
                           MurText *text);
