using Kalapa.Domain.Organisation;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Xunit;
using static Kalapa.Tests.Domain.Permits.PermitSamples;

namespace Kalapa.Tests.Domain.Permits;

public sealed class GateCheckTests
{
    [Theory]
    [InlineData("2026-07-06 08:29:59.9999999", DenyCode.TooEarly)]
    [InlineData("2026-07-06 08:30", null)]
    [InlineData("2026-07-06 17:00", null)]
    [InlineData("2026-07-06 17:00:00.0000001", DenyCode.OutsideHours)]
    [InlineData("2026-07-07 07:29:59.9999999", DenyCode.OutsideHours)]
    [InlineData("2026-07-07 07:30", null)]
    [InlineData("2026-07-08 16:00", null)]
    [InlineData("2026-07-08 16:00:00.0000001", DenyCode.TooLate)]
    public void Entry_keeps_to_the_window_and_the_hours_of_the_day_half_an_hour_early(string now, DenyCode? expected) =>
        Assert.Equal(expected, Entry(Issued(), At(now)));

    [Theory]
    [InlineData("2026-07-06 19:29:59.9999999", DenyCode.OutsideHours)]
    [InlineData("2026-07-06 19:30", null)]
    [InlineData("2026-07-07 00:00", null)]
    [InlineData("2026-07-07 04:00", null)]
    [InlineData("2026-07-07 04:00:00.0000001", DenyCode.OutsideHours)]
    [InlineData("2026-07-07 12:00", DenyCode.OutsideHours)]
    [InlineData("2026-07-07 19:30", null)]
    [InlineData("2026-07-08 01:00", null)]
    [InlineData("2026-07-08 02:00:00.0000001", DenyCode.TooLate)]
    public void Hours_may_pass_midnight(string now, DenyCode? expected)
    {
        var nights = new VisitWindow(At("2026-07-06 12:00"), At("2026-07-08 02:00"), new TimeOnly(20, 0), new TimeOnly(4, 0));
        Assert.Equal(expected, Entry(Issued(nights), At(now)));
    }

    [Fact]
    public void A_window_that_opens_after_midnight_is_inside_the_hours_of_the_evening_before()
    {
        var night = new VisitWindow(At("2026-07-06 01:00"), At("2026-07-06 03:00"), new TimeOnly(20, 0), new TimeOnly(4, 0));
        Assert.Null(Entry(Issued(night), At("2026-07-06 01:30")));
    }

    [Theory]
    [InlineData(null, null, "2026-07-07 03:00", null)]
    [InlineData("00:00", null, "2026-07-07 23:59", null)]
    [InlineData("08:00", "08:00", "2026-07-07 03:00", null)]
    [InlineData("08:00", null, "2026-07-07 23:59", null)]
    [InlineData("08:00", null, "2026-07-07 07:00", DenyCode.OutsideHours)]
    [InlineData(null, "17:00", "2026-07-07 03:00", null)]
    [InlineData(null, "17:00", "2026-07-07 17:01", DenyCode.OutsideHours)]
    public void An_hour_left_open_is_midnight_and_both_mean_all_day(string? from, string? to, string now, DenyCode? expected)
    {
        var window = new VisitWindow(At("2026-07-06 09:00"), At("2026-07-08 16:00"), Time(from), Time(to));
        Assert.Equal(expected, Entry(Issued(window), At(now)));
    }

    [Fact]
    public void Hours_are_those_of_the_branch_s_own_clock()
    {
        var permit = Issued();
        var east = new Branch { Code = "CBT", Name = "", Address = "", TimeZone = "Asia/Jayapura", MaxPeople = 10, EmergencyPhone = "" };
        var now = At("2026-07-07 16:00");
        Assert.Null(Entry(permit, now));
        Assert.Equal(DenyCode.OutsideHours, Entry(permit, now, Open with { Branch = east }));
    }

    [Theory]
    [InlineData(9, null)]
    [InlineData(10, DenyCode.CapacityFull)]
    [InlineData(11, DenyCode.CapacityFull)]
    public void The_branch_holds_as_many_as_it_may(int inside, DenyCode? expected) =>
        Assert.Equal(expected, Entry(Issued(), During, Open with { InsideCount = inside }));

    [Fact]
    public void The_first_thing_wrong_is_the_answer()
    {
        var permit = In(PermitState.Suspended);
        var gate = new GateSituation(Bandung, TenantStatus.Suspended, 10, PersonInsideElsewhere: true);
        var stranger = Guid.NewGuid();
        var early = At("2026-07-06 05:00");
        var night = At("2026-07-07 05:00");

        Assert.Equal(DenyCode.Suspended, GateCheck.Entry(permit, stranger, false, gate, early));
        permit.Resume(Supervisor, "cleared", During);
        Assert.Equal(DenyCode.TenantSuspended, GateCheck.Entry(permit, stranger, false, gate, early));
        gate = gate with { Tenant = TenantStatus.Active };
        Assert.Equal(DenyCode.TooLate, GateCheck.Entry(permit, stranger, false, gate, After));
        Assert.Equal(DenyCode.WrongBranch, GateCheck.Entry(permit, stranger, false, gate, early));
        gate = gate with { Branch = Cibitung };
        Assert.Equal(DenyCode.TooEarly, GateCheck.Entry(permit, stranger, false, gate, early));
        Assert.Equal(DenyCode.OutsideHours, GateCheck.Entry(permit, stranger, false, gate, night));
        Assert.Equal(DenyCode.PersonNotListed, GateCheck.Entry(permit, stranger, false, gate, During));
        Assert.Equal(DenyCode.AlreadyInside, GateCheck.Entry(permit, Ani.PersonId, false, gate, During));
        gate = gate with { PersonInsideElsewhere = false };
        Assert.Equal(DenyCode.IdMismatch, GateCheck.Entry(permit, Ani.PersonId, false, gate, During));
        Assert.Equal(DenyCode.CapacityFull, GateCheck.Entry(permit, Ani.PersonId, true, gate, During));
        gate = gate with { InsideCount = 9 };
        Assert.Null(GateCheck.Entry(permit, Ani.PersonId, true, gate, During));
    }

    [Theory]
    [InlineData(PermitState.Revoked, DenyCode.Revoked)]
    [InlineData(PermitState.Cancelled, DenyCode.Cancelled)]
    [InlineData(PermitState.Expired, DenyCode.Expired)]
    [InlineData(PermitState.Closed, DenyCode.Ended)]
    [InlineData(PermitState.Suspended, DenyCode.Suspended)]
    public void A_state_that_opens_nothing_is_named_before_company_and_hour(PermitState state, DenyCode expected)
    {
        var permit = In(state);
        Assert.Equal(expected, GateCheck.Lookup(permit, Cibitung, TenantStatus.Suspended, After));
        // Nobody is sent to the right branch for nothing.
        Assert.Equal(expected, GateCheck.Lookup(permit, Bandung, TenantStatus.Active, During));
    }

    [Fact]
    public void A_good_permit_of_another_branch_is_sent_there_whatever_the_hour() =>
        Assert.Equal(DenyCode.WrongBranch, GateCheck.Lookup(In(PermitState.Issued), Bandung, TenantStatus.Active, At("2026-07-07 05:00")));

    [Theory]
    [InlineData("2026-07-05 10:00", "2026-07-06 08:30", "2026-07-06 08:30")]
    [InlineData("2026-07-06 10:00", null, "2026-07-06 17:00:00.0000001")]
    [InlineData("2026-07-06 20:00", "2026-07-07 07:30", "2026-07-07 07:30")]
    [InlineData("2026-07-08 18:00", null, null)]
    public void The_guard_is_told_from_when_and_the_verdict_knows_when_it_turns(string now, string? opens, string? turns)
    {
        var permit = Issued();

        Assert.Equal(opens is null ? null : At(opens), GateCheck.OpensAt(permit, Cibitung.Clock, At(now)));
        Assert.Equal(turns is null ? null : At(turns), GateCheck.TurnsAt(permit, Cibitung.Clock, At(now)));
    }

    [Fact]
    public void Between_two_turns_the_verdict_stays_as_it_is()
    {
        var permit = Issued();
        DateTimeOffset? turn = At("2026-07-05 10:00");
        for (var (now, verdict) = (turn, GateCheck.Lookup(permit, Cibitung, TenantStatus.Active, turn.Value)); now is not null; now = turn)
        {
            turn = GateCheck.TurnsAt(permit, Cibitung.Clock, now.Value);
            for (var at = now.Value; turn is not null && at < turn; at += TimeSpan.FromMinutes(7))
            {
                Assert.Equal(GateCheck.Lookup(permit, Cibitung, TenantStatus.Active, now.Value), GateCheck.Lookup(permit, Cibitung, TenantStatus.Active, at));
            }
        }
    }

    [Theory]
    [InlineData(PermitState.Issued)]
    [InlineData(PermitState.Active)]
    public void A_good_code_is_told_before_a_person_is_chosen(PermitState state) =>
        Assert.Null(GateCheck.Lookup(In(state), Cibitung, TenantStatus.Active, During));

    [Fact]
    public void A_code_of_nobody_is_not_found() =>
        Assert.Equal(DenyCode.NotFound, GateCheck.Lookup(null, Cibitung, TenantStatus.Active, During));

    [Fact]
    public void Only_somebody_inside_here_can_leave()
    {
        var permit = Issued();
        permit.ComeIn(Ani);
        Assert.Null(GateCheck.Exit(permit, Ani.PersonId, Cibitung));
        Assert.Equal(DenyCode.NotInside, GateCheck.Exit(permit, Budi.PersonId, Cibitung));
        Assert.Equal(DenyCode.PersonNotListed, GateCheck.Exit(permit, Guid.NewGuid(), Cibitung));
        Assert.Equal(DenyCode.WrongBranch, GateCheck.Exit(permit, Ani.PersonId, Bandung));
    }

    [Fact]
    public void Nobody_enters_twice()
    {
        var permit = Issued();
        permit.ComeIn(Ani);
        Assert.Equal(DenyCode.AlreadyInside, Entry(permit, During));
    }

    [Theory]
    [InlineData(DenyCode.NotFound, "NOT_FOUND")]
    [InlineData(DenyCode.WrongBranch, "WRONG_BRANCH")]
    [InlineData(DenyCode.TooEarly, "TOO_EARLY")]
    [InlineData(DenyCode.TooLate, "TOO_LATE")]
    [InlineData(DenyCode.OutsideHours, "OUTSIDE_HOURS")]
    [InlineData(DenyCode.Suspended, "SUSPENDED")]
    [InlineData(DenyCode.Revoked, "REVOKED")]
    [InlineData(DenyCode.Expired, "EXPIRED")]
    [InlineData(DenyCode.Ended, "ENDED")]
    [InlineData(DenyCode.Cancelled, "CANCELLED")]
    [InlineData(DenyCode.TenantSuspended, "TENANT_SUSPENDED")]
    [InlineData(DenyCode.PersonNotListed, "PERSON_NOT_LISTED")]
    [InlineData(DenyCode.IdMismatch, "ID_MISMATCH")]
    [InlineData(DenyCode.AlreadyInside, "ALREADY_INSIDE")]
    [InlineData(DenyCode.NotInside, "NOT_INSIDE")]
    [InlineData(DenyCode.CapacityFull, "CAPACITY_FULL")]
    public void A_deny_code_is_spelled_as_specified(DenyCode code, string spelled) => Assert.Equal(spelled, code.Spelled());

    private static DenyCode? Entry(Permit permit, DateTimeOffset now, GateSituation? gate = null) =>
        GateCheck.Entry(permit, Ani.PersonId, true, gate ?? Open, now);

    private static TimeOnly? Time(string? text) =>
        text is null ? null : TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
