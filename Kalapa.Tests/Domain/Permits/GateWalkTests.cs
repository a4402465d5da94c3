using CsCheck;
using Kalapa.Domain;
using Kalapa.Domain.Organisation;
using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Permits;
using Xunit;
using static Kalapa.Tests.Domain.Permits.PermitSamples;

namespace Kalapa.Tests.Domain.Permits;

/// <summary>Random walks at the gate, the permit beside a plain model of it that shares no code with the rules.</summary>
public sealed class GateWalkTests
{
    private static readonly VisitWindow Nights =
        new(At("2026-07-06 20:00"), At("2026-07-09 04:00"), new TimeOnly(20, 0), new TimeOnly(4, 0));

    private static readonly Visitor[] Listed = [Ani, Budi, Citra];

    private enum Kind { In, Out, Suspend, Resume, Close, End, Overstay, Revoke, CancelVisit }

    /// <param name="Minutes">How far the clock moves first.</param>
    /// <param name="Kind">What happens then.</param>
    /// <param name="Who">0 to 2 are listed, 3 is a stranger.</param>
    /// <param name="Wrong">One thing that is wrong at the gate, or none.</param>
    private sealed record Step(int Minutes, Kind Kind, int Who, int Wrong);

    // What ends a permit for good is rare, or most walks would be over at the second step.
    private static readonly Gen<Kind> Kinds = Gen.Frequency(
        (40, Gen.Const(Kind.In)), (30, Gen.Const(Kind.Out)), (6, Gen.Const(Kind.Suspend)), (12, Gen.Const(Kind.Resume)),
        (1, Gen.Const(Kind.Close)), (12, Gen.Const(Kind.End)), (10, Gen.Const(Kind.Overstay)), (1, Gen.Const(Kind.Revoke)),
        (1, Gen.Const(Kind.CancelVisit)));

    private static readonly Gen<Step[]> Walks =
        Gen.Select(Gen.Int[0, 240], Kinds, Gen.Int[0, 3], Gen.Int[0, 9], (minutes, kind, who, wrong) => new Step(minutes, kind, who, wrong))
            .Array[1, 60];

    [Fact]
    public void Whatever_happens_at_the_gate_the_permit_keeps_its_promises() => Walks.Sample(Walk, iter: 3000);

    [Fact]
    public void The_walks_reach_every_state_and_the_refusals_of_a_good_permit()
    {
        var states = new HashSet<PermitState>();
        var denials = new HashSet<DenyCode>();
        Walks.Sample(
            steps =>
            {
                foreach (var (state, line) in Run(steps))
                {
                    states.Add(state);
                    if (line?.DenyCode is { } code)
                    {
                        denials.Add(code);
                    }
                }
            },
            iter: 2000, threads: 1);

        Assert.Equal(Enum.GetValues<PermitState>().ToHashSet(), states);
        Assert.Equal(Enum.GetValues<DenyCode>().Except([DenyCode.NotFound, DenyCode.EquipmentNotListed]).ToHashSet(), denials);
    }

    private static void Walk(Step[] steps)
    {
        foreach (var _ in Run(steps))
        {
        }
    }

    /// <summary>Takes the steps one by one, comparing after each; yields the state and what the gate wrote.</summary>
    private static IEnumerable<(PermitState State, GateEvent? Line)> Run(Step[] steps)
    {
        var permit = Issued(Nights);
        var model = new Model();
        var now = Nights.Start.AddHours(-2);
        foreach (var step in steps)
        {
            now = now.AddMinutes(step.Minutes);
            var expected = model.Take(step, now);
            var line = Take(permit, step, now, out var done);

            Assert.Equal(expected, done);
            Assert.Equal(model.State, permit.State);
            for (var who = 0; who < Listed.Length; who++)
            {
                var person = permit.Find(Listed[who].PersonId)!;
                Assert.Equal((model.Ins[who], model.Outs[who]), (person.CheckIns, person.CheckOuts));
                Assert.True(person.CheckOuts <= person.CheckIns, "always true 8");
                Assert.True(person.CheckIns - person.CheckOuts is 0 or 1, "always true 12");
                Assert.Equal(person.CheckIns - person.CheckOuts == 1, person.IsInside);
            }

            Assert.False(permit.InsideCount > 0 && permit.State is PermitState.Closed or PermitState.Expired, "ended while inside");
            yield return (permit.State, line);
        }
    }

    private static GateEvent? Take(Permit permit, Step step, DateTimeOffset now, out bool done)
    {
        var person = step.Who < Listed.Length ? Listed[step.Who].PersonId : Guid.Empty;
        var gate = new GateSituation(
            step.Wrong == 1 ? Bandung : Cibitung,
            step.Wrong == 2 ? TenantStatus.Suspended : TenantStatus.Active,
            step.Wrong == 3 ? Cibitung.MaxPeople : 0,
            PersonInsideElsewhere: step.Wrong == 4);
        GateEvent? line = null;
        done = step.Kind switch
        {
            Kind.In => (line = permit.CheckIn(Guard, person, step.Wrong != 5, gate, now)).Type is GateEventType.CheckIn,
            Kind.Out => (line = permit.CheckOut(Guard, person, gate.Branch, now)).Type is GateEventType.CheckOut,
            Kind.Suspend => Goes(() => permit.Suspend(Supervisor, "why", now)),
            Kind.Resume => Goes(() => permit.Resume(Supervisor, "why", now)),
            Kind.Close => Goes(() => permit.Close(Guard, now)),
            Kind.End => permit.EndWindow(now),
            Kind.Overstay => permit.MarkOverstay(now, Cibitung.Clock),
            Kind.Revoke => Goes(() => permit.Revoke(Supervisor, "why", now)),
            _ => Goes(() => permit.CancelVisit(Requester, now)),
        };
        return line;
    }

    private static bool Goes(Action verb)
    {
        try
        {
            verb();
            return true;
        }
        catch (RuleBroken)
        {
            return false;
        }
    }

    private sealed class Model
    {
        private readonly DateTimeOffset?[] _insideUntil = new DateTimeOffset?[Listed.Length];
        private bool _alarmed;

        public PermitState State { get; private set; } = PermitState.Issued;

        public int[] Ins { get; } = new int[Listed.Length];

        public int[] Outs { get; } = new int[Listed.Length];

        private bool Empty => _insideUntil.All(until => until is null);

        private bool EverUsed => Ins.Sum() > 0;

        /// <summary>True when the step is to happen.</summary>
        public bool Take(Step step, DateTimeOffset now)
        {
            var over = now > Nights.End;
            switch (step.Kind)
            {
                case Kind.In:
                    // Always true 7: Issued or Active, in the window, at its branch; and the guards of P02.
                    var may = State is PermitState.Issued or PermitState.Active && OpenAt(now) && step.Who < Listed.Length
                        && _insideUntil[step.Who] is null && step.Wrong is not (>= 1 and <= 5);
                    if (may)
                    {
                        Ins[step.Who]++;
                        _insideUntil[step.Who] = FourInTheMorningAfter(now);
                        State = PermitState.Active;
                    }

                    return may;
                case Kind.Out:
                    // Leaving is never refused to somebody inside here.
                    if (step.Wrong == 1 || step.Who >= Listed.Length || _insideUntil[step.Who] is null)
                    {
                        return false;
                    }

                    Outs[step.Who]++;
                    _insideUntil[step.Who] = null;
                    _alarmed &= !Empty;
                    return true;
                case Kind.Suspend:
                    return To(PermitState.Suspended, State is PermitState.Issued or PermitState.Active);
                case Kind.Resume:
                    return To(EverUsed ? PermitState.Active : PermitState.Issued, State is PermitState.Suspended && now < Nights.End);
                case Kind.Close:
                    return To(PermitState.Closed, State is PermitState.Active && Empty);
                case Kind.End:
                    return over && Empty && (To(PermitState.Closed, State is PermitState.Active)
                        || To(PermitState.Expired, State is PermitState.Issued or PermitState.Suspended));
                case Kind.Overstay:
                    var alarm = !_alarmed && _insideUntil.Any(until => now >= until?.AddMinutes(15));
                    _alarmed |= alarm;
                    return alarm;
                case Kind.Revoke:
                    return To(PermitState.Revoked, State is PermitState.Issued or PermitState.Active or PermitState.Suspended);
                default:
                    return To(PermitState.Cancelled, State is PermitState.Issued);
            }
        }

        private static bool OpenAt(DateTimeOffset now)
        {
            var minute = now.ToOffset(TimeSpan.FromHours(7)).TimeOfDay.TotalMinutes;
            return now >= Nights.Start.AddMinutes(-30) && now <= Nights.End && (minute >= (19 * 60) + 30 || minute <= 4 * 60);
        }

        private static DateTimeOffset FourInTheMorningAfter(DateTimeOffset now)
        {
            var local = now.ToOffset(TimeSpan.FromHours(7));
            var four = new DateTimeOffset(local.Date.AddHours(4), local.Offset);
            return local <= four ? four : four.AddDays(1);
        }

        private bool To(PermitState state, bool may)
        {
            if (may)
            {
                State = state;
            }

            return may;
        }
    }
}
