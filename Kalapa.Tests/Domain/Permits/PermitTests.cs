using Kalapa.Domain;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.Permits;
using Xunit;
using static Kalapa.Tests.Domain.Permits.PermitSamples;

namespace Kalapa.Tests.Domain.Permits;

public sealed class PermitTests
{
    [Fact]
    public void The_first_person_in_makes_it_active_and_the_others_keep_it_so()
    {
        var permit = In(PermitState.Issued);

        var first = permit.ComeIn(Ani);
        var second = permit.ComeIn(Budi, During.AddMinutes(5));

        Assert.Equal(PermitState.Active, permit.State);
        Assert.Equal(During, permit.FirstCheckInAt);
        Assert.Equal(During.AddMinutes(5), permit.Find(Budi.PersonId)!.InsideSince);
        Assert.Equal(2, permit.InsideCount);
        Assert.Equal(["P02", "P03"], permit.TakeEvents().Select(moved => moved.Id));
        Assert.Equal([first, second], permit.TakeGateEvents());
        Assert.Equal(
            (GateEventType.CheckIn, permit.Id, Ani.PersonId, "CBT", Guard.UserId, "Gita", During),
            (first.Type, first.PermitId!.Value, first.PersonId!.Value, first.BranchCode, first.GuardId, first.GuardName, first.At));
    }

    [Fact]
    public void People_leave_and_come_back_and_it_stays_active()
    {
        var permit = In(PermitState.Issued);
        permit.ComeIn(Ani);
        permit.GoOut(Ani);
        permit.ComeIn(Ani);
        permit.GoOut(Ani);

        var ani = permit.Find(Ani.PersonId)!;
        Assert.Equal((2, 2, false), (ani.CheckIns, ani.CheckOuts, ani.IsInside));
        Assert.Equal(PermitState.Active, permit.State);
    }

    [Fact]
    public void Who_is_turned_away_stands_in_the_book_and_nothing_moves()
    {
        var permit = In(PermitState.Issued);

        var denied = permit.CheckIn(Guard, Ani.PersonId, idSeen: false, Open, During);

        Assert.Equal((GateEventType.Denied, DenyCode.IdMismatch), (denied.Type, denied.DenyCode!.Value));
        Assert.Equal(PermitState.Issued, permit.State);
        Assert.Null(permit.FirstCheckInAt);
        Assert.Empty(permit.TakeEvents());
        Assert.Same(denied, Assert.Single(permit.TakeGateEvents()));
    }

    [Fact]
    public void Who_is_not_inside_cannot_leave()
    {
        var permit = In(PermitState.Active);

        var denied = permit.GoOut(Budi);

        Assert.Equal((GateEventType.Denied, DenyCode.NotInside), (denied.Type, denied.DenyCode!.Value));
        Assert.Equal(0, permit.Find(Budi.PersonId)!.CheckOuts);
        Assert.Empty(permit.TakeEvents());
    }

    [Fact]
    public void A_lookup_that_says_no_turns_somebody_away()
    {
        var permit = In(PermitState.Suspended);

        var line = permit.LookUp(Guard, Cibitung, TenantStatus.Active, During);

        Assert.Equal((GateEventType.Denied, DenyCode.Suspended, null), (line.Type, line.DenyCode!.Value, line.PersonId));
        Assert.Same(line, Assert.Single(permit.TakeGateEvents()));
        Assert.Empty(permit.TakeEvents());
    }

    [Fact]
    public void A_lookup_to_let_people_out_turns_nobody_away_but_at_another_branch_it_does()
    {
        var permit = In(PermitState.Active);
        permit.ComeIn(Ani);

        var here = permit.LookUp(Guard, Cibitung, TenantStatus.Suspended, During);
        var there = permit.LookUp(Guard, Bandung, TenantStatus.Active, During);

        Assert.Equal((GateEventType.Lookup, DenyCode.TenantSuspended), (here.Type, here.DenyCode!.Value));
        Assert.Equal((GateEventType.Denied, DenyCode.WrongBranch, "BDG"), (there.Type, there.DenyCode!.Value, there.BranchCode));
    }

    [Fact]
    public void A_lookup_of_a_good_code_is_a_lookup()
    {
        var line = In(PermitState.Issued).LookUp(Guard, Cibitung, TenantStatus.Active, During);
        Assert.Equal((GateEventType.Lookup, null), (line.Type, line.DenyCode));
    }

    [Fact]
    public void An_unknown_code_is_kept_as_typed_up_to_its_limit()
    {
        var line = GateEvent.UnknownCode("CBT", new string('A', GateEvent.MaxTypedCode + 1), Guard, During);

        Assert.Equal((GateEventType.Denied, DenyCode.NotFound, null), (line.Type, line.DenyCode!.Value, line.PermitId));
        Assert.Equal(new string('A', GateEvent.MaxTypedCode), line.TypedCode);
        Assert.Equal("A", GateEvent.UnknownCode("CBT", "A", Guard, During).TypedCode);
    }

    [Fact]
    public void Whoever_is_inside_a_suspended_or_revoked_permit_may_leave()
    {
        var suspended = In(PermitState.Active);
        suspended.ComeIn(Ani);
        suspended.Suspend(Supervisor, "alarm", During);
        var revoked = In(PermitState.Active);
        revoked.ComeIn(Ani);
        revoked.Revoke(Supervisor, "misuse", During);

        Assert.Equal(GateEventType.CheckOut, suspended.GoOut(Ani).Type);
        Assert.Equal(GateEventType.CheckOut, revoked.GoOut(Ani, After).Type);
        Assert.Equal((PermitState.Suspended, PermitState.Revoked), (suspended.State, revoked.State));
    }

    [Fact]
    public void A_resumed_permit_is_what_it_was()
    {
        var unused = In(PermitState.Issued);
        unused.Suspend(Supervisor, "audit", During);
        unused.Resume(Supervisor, "cleared", During);
        var used = In(PermitState.Active);
        used.Suspend(Supervisor, "audit", During);
        used.Resume(Supervisor, "cleared", During);

        Assert.Equal((PermitState.Issued, PermitState.Active), (unused.State, used.State));
        var events = used.TakeEvents();
        Assert.Equal(["P04", "P05"], events.Select(moved => moved.Id));
        Assert.Equal(["audit", "cleared"], [events[0].Values["reason"], events[1].Values["note"]]);
        Assert.All(events, moved => Assert.Equal((Supervisor, During), (moved.Actor, moved.At)));
    }

    [Fact]
    public void Resuming_needs_the_window_s_end_ahead()
    {
        Refused("permit.window-over", () => In(PermitState.Suspended).Resume(Supervisor, "late", ThreeDays.End));

        var permit = In(PermitState.Suspended);
        permit.Resume(Supervisor, "just in time", ThreeDays.End.AddTicks(-1));
        Assert.Equal(PermitState.Issued, permit.State);
    }

    [Fact]
    public void Holding_resuming_and_revoking_say_why()
    {
        Refused("permit.reason-missing", () => In(PermitState.Issued).Suspend(Supervisor, " ", During));
        Refused("permit.note-missing", () => In(PermitState.Suspended).Resume(Supervisor, "", During));
        Refused("permit.reason-missing", () => In(PermitState.Issued).Revoke(Supervisor, "", During));
    }

    [Fact]
    public void It_closes_when_the_last_one_is_out()
    {
        var permit = In(PermitState.Active);
        permit.ComeIn(Ani);
        permit.ComeIn(Budi);
        permit.GoOut(Budi);
        Refused("permit.people-inside", () => permit.Close(Guard, During));

        permit.GoOut(Ani);
        permit.Close(Guard, During);

        Assert.Equal((PermitState.Closed, During), (permit.State, permit.EndedAt!.Value));
        Assert.True(permit.IsOver);
    }

    [Fact]
    public void The_gate_may_undo_its_close_for_a_quarter_of_an_hour_and_nobody_else_s()
    {
        var permit = In(PermitState.Active);
        permit.Close(Guard, During);

        Assert.True(permit.MayReopen(During + Permit.ReopenTime));
        Assert.False(permit.MayReopen(During + Permit.ReopenTime + TimeSpan.FromTicks(1)));
        Refused("permit.reopen-too-late", () => permit.Reopen(Guard, During + Permit.ReopenTime + TimeSpan.FromTicks(1)));
        permit.Reopen(Guard, During + Permit.ReopenTime);
        Assert.Equal((PermitState.Active, null, null), (permit.State, permit.EndedAt, permit.ReopenableUntil));

        permit.Close(Supervisor, During);
        Refused("permit.reopen-too-late", () => permit.Reopen(Guard, During));
    }

    [Fact]
    public void A_close_near_the_window_s_end_can_be_undone_until_that_end()
    {
        var permit = In(PermitState.Active);

        permit.Close(Guard, ThreeDays.End.AddMinutes(-5));

        Assert.Equal(ThreeDays.End, permit.ReopenableUntil);
    }

    [Fact]
    public void Entry_without_the_code_asks_why_and_keeps_it()
    {
        var permit = In(PermitState.Issued);
        var gate = new GateSituation(Cibitung, TenantStatus.Active, 0);

        Refused("gate.reason-missing", () => permit.CheckIn(Guard, Ani.PersonId, true, gate, During, new(WithoutCode: " \u200b ")));
        var line = permit.CheckIn(Guard, Ani.PersonId, true, gate, During, new(WithoutCode: " Ponsel mati "));

        Assert.Equal((GateEventType.CheckIn, "Ponsel mati"), (line.Type, line.WithoutCode));
    }

    [Theory]
    [InlineData(PermitState.Active, PermitState.Closed, "P09", false)]
    [InlineData(PermitState.Issued, PermitState.Expired, "P11", true)]
    [InlineData(PermitState.Suspended, PermitState.Expired, "P11", true)]
    public void The_window_s_end_ends_it(PermitState before, PermitState after, string row, bool noShow)
    {
        var permit = In(before);

        Assert.False(permit.EndWindow(ThreeDays.End));
        Assert.Equal(before, permit.State);
        Assert.True(permit.EndWindow(ThreeDays.End.AddTicks(1)));

        Assert.Equal(after, permit.State);
        Assert.Equal(noShow, permit.IsNoShow);
        var moved = Assert.Single(permit.TakeEvents());
        Assert.Equal((row, Actor.Kalapa), (moved.Id, moved.Actor));
        Assert.False(permit.EndWindow(After));
    }

    [Fact]
    public void A_visit_that_ended_suspended_was_no_no_show()
    {
        var permit = In(PermitState.Active);
        permit.Suspend(Supervisor, "audit", During);
        permit.EndWindow(After);

        Assert.Equal((PermitState.Expired, false), (permit.State, permit.IsNoShow));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_window_s_end_waits_until_everybody_is_out(bool suspended)
    {
        var permit = In(PermitState.Active);
        permit.ComeIn(Ani);
        if (suspended)
        {
            permit.Suspend(Supervisor, "audit", During);
        }

        Assert.False(permit.EndWindow(After));
        permit.GoOut(Ani, After);
        Assert.True(permit.EndWindow(After));
        Assert.True(permit.IsOver);
    }

    [Fact]
    public void A_revoked_permit_is_over_once_everybody_is_out()
    {
        var permit = In(PermitState.Active);
        permit.ComeIn(Ani);
        permit.Revoke(Supervisor, "misuse", During);

        Assert.False(permit.IsOver);
        Assert.Equal([Ani.PersonId], Assert.IsType<Guid[]>(permit.TakeEvents()[^1].Values["inside"]));
        Assert.Equal(["Ani"], permit.WhoIsInside().Select(person => person.FullName));
        permit.GoOut(Ani, After);
        Assert.True(permit.IsOver);
        Assert.Equal(During, permit.EndedAt);
    }

    [Fact]
    public void A_visit_is_called_off_only_while_nobody_ever_came()
    {
        var unused = In(PermitState.Issued);
        unused.CancelVisit(Requester, During);
        Assert.Equal(PermitState.Cancelled, unused.State);

        Refused("permit.wrong-state", () => In(PermitState.Active).CancelVisit(Requester, During));
    }

    [Theory]
    [InlineData("2026-07-06 10:00", "2026-07-06 17:14:59.9999999", false)]
    [InlineData("2026-07-06 10:00", "2026-07-06 17:15", true)]
    [InlineData("2026-07-06 10:00", "2026-07-07 10:00", true)]
    [InlineData("2026-07-07 07:30", "2026-07-07 07:45", false)]
    [InlineData("2026-07-08 10:00", "2026-07-08 16:14:59.9999999", false)]
    [InlineData("2026-07-08 10:00", "2026-07-08 16:15", true)]
    public void Staying_a_quarter_of_an_hour_too_long_is_an_overstay(string cameIn, string now, bool overstayed)
    {
        var permit = Issued();
        permit.ComeIn(Ani, At(cameIn));
        Assert.Equal(overstayed, permit.IsOverstayed(At(now), Cibitung.Clock));

        permit.GoOut(Ani, At(now));
        Assert.False(permit.IsOverstayed(At(now), Cibitung.Clock));
    }

    [Fact]
    public void Without_daily_hours_only_the_window_s_end_counts()
    {
        var permit = Issued(ThreeDays with { DailyFrom = null, DailyTo = null });
        permit.ComeIn(Ani);
        Assert.False(permit.IsOverstayed(ThreeDays.End.AddMinutes(15).AddTicks(-1), Cibitung.Clock));
        Assert.True(permit.IsOverstayed(ThreeDays.End.AddMinutes(15), Cibitung.Clock));
    }

    [Theory]
    [InlineData(PermitState.Active)]
    [InlineData(PermitState.Suspended)]
    [InlineData(PermitState.Revoked)]
    public void An_overstay_is_an_alarm_once_until_everybody_is_out(PermitState state)
    {
        var permit = In(PermitState.Active);
        permit.ComeIn(Ani);
        permit.ComeIn(Budi);
        if (state is PermitState.Suspended)
        {
            permit.Suspend(Supervisor, "audit", During);
        }
        else if (state is PermitState.Revoked)
        {
            permit.Revoke(Supervisor, "misuse", During);
        }

        permit.TakeEvents();
        var evening = At("2026-07-06 17:15");

        Assert.False(permit.MarkOverstay(evening.AddTicks(-1), Cibitung.Clock));
        Assert.True(permit.MarkOverstay(evening, Cibitung.Clock));
        Assert.False(permit.MarkOverstay(evening.AddMinutes(1), Cibitung.Clock));
        permit.GoOut(Ani, evening);
        Assert.Equal(evening, permit.OverstayAlarmedAt);
        permit.GoOut(Budi, evening);

        Assert.Null(permit.OverstayAlarmedAt);
        Assert.Equal(state, permit.State);
        Assert.Single(permit.TakeEvents(), moved => moved.Id == "P12");
    }

    [Fact]
    public void The_next_day_s_overstay_is_a_new_alarm()
    {
        var permit = Issued();
        foreach (var day in new[] { "2026-07-06", "2026-07-07" })
        {
            permit.ComeIn(Ani, At(day + " 10:00"));
            Assert.True(permit.MarkOverstay(At(day + " 18:00"), Cibitung.Clock));
            permit.GoOut(Ani, At(day + " 18:30"));
        }
    }

    [Fact]
    public void What_was_taken_is_taken_once()
    {
        var permit = Issued();
        permit.ComeIn(Ani);
        Assert.Equal(2, permit.TakeEvents().Count);
        Assert.Single(permit.TakeGateEvents());
        Assert.Empty(permit.TakeEvents());
        Assert.Empty(permit.TakeGateEvents());
    }

    public static TheoryData<PermitAction, PermitState> Refusals()
    {
        var refusals = new TheoryData<PermitAction, PermitState>();
        foreach (var action in Verbs.Keys)
        {
            foreach (var state in Enum.GetValues<PermitState>().Where(state => !PermitLifecycle.Table.Allows(state, action)))
            {
                refusals.Add(action, state);
            }
        }

        return refusals;
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_verb_that_is_not_listed_for_the_state_changes_nothing(PermitAction action, PermitState state)
    {
        var permit = In(state);
        Refused("permit.wrong-state", () => Verbs[action](permit));
        Assert.Equal(state, permit.State);
        Assert.Empty(permit.TakeEvents());
    }

    private static readonly Dictionary<PermitAction, Action<Permit>> Verbs = new()
    {
        [PermitAction.Suspend] = permit => permit.Suspend(Supervisor, "why", During),
        [PermitAction.ResumeUnused] = permit => permit.Resume(Supervisor, "why", During),
        [PermitAction.Close] = permit => permit.Close(Guard, During),
        [PermitAction.Revoke] = permit => permit.Revoke(Supervisor, "why", During),
        [PermitAction.CancelVisit] = permit => permit.CancelVisit(Requester, During),
        [PermitAction.Reopen] = permit => permit.Reopen(Guard, During),
    };

    private static void Refused(string rule, Action verb) => Assert.Equal(rule, Assert.Throws<RuleBroken>(verb).Code);
}
