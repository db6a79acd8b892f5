package io.takhin.topology.view;

import io.takhin.topology.board.Boards;
import io.takhin.topology.intake.IntakeCounts;
import io.takhin.topology.intake.Positions;

/** What all views share: where they write what they know, and where they say how far they are. */
public record ViewContext(Boards boards, IntakeCounts counts, Positions positions) {}
