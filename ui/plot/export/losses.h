/* Copyright the Murmuration authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file leaves out, in words. */

#pragma once

#include "ui/plot/paint/canvas.h"

/* Of a layout that is to be painted on such a canvas; as mur_export_losses(). */
char **mur_losses_list (const MurLayout *layout, const MurCanvas *canvas);
