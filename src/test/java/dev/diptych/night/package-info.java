/** Whole nights in real processes: killed, stopped, frozen, refused, and gone on with. */
package dev.diptych.night;
