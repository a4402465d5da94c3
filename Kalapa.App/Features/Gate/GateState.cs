namespace Kalapa.App.Features.Gate;

/// <summary>
/// The situation at the gate: exactly one of these, and nothing beside it. It changes in <see cref="After"/> alone, which knows
/// neither page nor database: whatever order questions, answers and cuts of the line come in, what is shown belongs to the newest
/// question.
/// </summary>
public abstract record GateState
{
    /// <summary>So many earlier answers are kept.</summary>
    public const int Kept = 3;

    /// <summary>Nobody stands at the gate.</summary>
    public static GateState Empty { get; } = new Idle();

    /// <summary>Answers that newer questions took the place of, the newest first.</summary>
    public IReadOnlyList<EarlierAnswer> Earlier { get; init; } = [];

    /// <summary>Nothing is asked.</summary>
    public sealed record Idle : GateState;

    /// <summary>A question is out, and nothing is known yet.</summary>
    /// <param name="Ask">Its number.</param>
    /// <param name="Typed">What was typed, scanned or chosen.</param>
    /// <param name="Since">When it was asked.</param>
    public sealed record LookingUp(long Ask, string Typed, DateTimeOffset Since) : GateState;

    /// <summary>The newest question is answered.</summary>
    /// <param name="Ask">Its number.</param>
    /// <param name="Typed">What was asked.</param>
    /// <param name="Answer">The answer.</param>
    /// <param name="AsOf">The instant it was read at.</param>
    public sealed record Answered(long Ask, string Typed, GateAnswer Answer, DateTimeOffset AsOf) : GateState;

    /// <summary>The line to the guard's screen is cut: whatever stands there is checked no longer.</summary>
    /// <param name="Last">What it was.</param>
    /// <param name="Since">When the line was cut.</param>
    public sealed record Disconnected(GateState Last, DateTimeOffset Since) : GateState;

    /// <summary>The number of the newest question; 0 before the first.</summary>
    public long Newest => this switch
    {
        LookingUp asked => asked.Ask,
        Answered answered => answered.Ask,
        Disconnected cut => cut.Last.Newest,
        _ => 0,
    };

    /// <summary>The permit that is open, whatever the line does; null when none is.</summary>
    public GateAnswer.Permit? Open => this switch
    {
        Answered { Answer: GateAnswer.Permit open } => open,
        Disconnected cut => cut.Last.Open,
        _ => null,
    };

    /// <summary>The situation after something happened.</summary>
    public GateState After(GateHappening happened) => (this, happened) switch
    {
        (Disconnected cut, GateHappening.Restored) => cut.Last is Answered last ? new LookingUp(last.Ask, last.Typed, last.AsOf) { Earlier = last.Earlier } : cut.Last,
        (Disconnected, GateHappening.Cut) => this,
        (Disconnected cut, _) => cut with { Last = cut.Last.After(happened) },
        (_, GateHappening.Cut cut) => new Disconnected(this, cut.At),
        (_, GateHappening.Restored) => this,
        (_, GateHappening.Cleared) => new Idle { Earlier = Earlier },
        (_, GateHappening.Asked asked) => asked.Ask > Newest ? new LookingUp(asked.Ask, asked.Typed, asked.At) { Earlier = Remembered } : this,
        (LookingUp open, GateHappening.Replied reply) when open.Ask == reply.Ask => new Answered(open.Ask, open.Typed, reply.Answer, reply.At) { Earlier = Earlier },
        (Answered open, GateHappening.Replied reply) when open.Ask == reply.Ask => reply.At >= open.AsOf ? open with { Answer = Carried(open.Answer, reply.Answer), AsOf = reply.At } : this,
        (_, GateHappening.Replied { Typed: { } typed } reply) => this with { Earlier = WithEarlier(new(typed, reply.Answer, reply.At)) },
        (Answered { Answer: GateAnswer.Permit open } answered, GateHappening.Done done) when answered.Ask == done.Ask =>
            answered with { Answer = open with { Said = done.Said, Refusal = done.Refusal } },
        _ => this,
    };

    // What a newer question takes the place of.
    private IReadOnlyList<EarlierAnswer> Remembered => this is Answered answered ? WithEarlier(new(answered.Typed, answered.Answer, answered.AsOf)) : Earlier;

    // Fresh eyes on the same permit: what the last press did stays said, and a no about a person as long as it holds.
    private static GateAnswer Carried(GateAnswer before, GateAnswer now) => (before, now) switch
    {
        (GateAnswer.Permit old, GateAnswer.Permit read) => read with
        {
            Said = read.Said ?? old.Said,
            Refusal = old.Refusal is { } no && read.View.Refusals.TryGetValue(no.PersonId, out var still) && still == no.Code ? no : null,
        },
        _ => now,
    };

    private IReadOnlyList<EarlierAnswer> WithEarlier(EarlierAnswer answer) => [.. Earlier.Prepend(answer).Take(Kept)];
}

/// <summary>What changes the situation at the gate.</summary>
public abstract record GateHappening
{
    /// <summary>The guard asked: scanned, typed, or chose a row.</summary>
    /// <param name="Ask">Its number, higher than any before.</param>
    /// <param name="Typed">What.</param>
    /// <param name="At">When.</param>
    public sealed record Asked(long Ask, string Typed, DateTimeOffset At) : GateHappening;

    /// <summary>A question was answered, or its answer was read again.</summary>
    /// <param name="Ask">Which.</param>
    /// <param name="Answer">With what.</param>
    /// <param name="At">The instant it was read at.</param>
    /// <param name="Typed">What had been asked, for the list of earlier answers; null when it was only read again.</param>
    public sealed record Replied(long Ask, GateAnswer Answer, DateTimeOffset At, string? Typed = null) : GateHappening;

    /// <summary>A press did something, or did not.</summary>
    /// <param name="Ask">The question whose permit it was about.</param>
    /// <param name="Said">What it did, in words.</param>
    /// <param name="Refusal">Why it did nothing.</param>
    public sealed record Done(long Ask, string? Said, PersonRefusal? Refusal) : GateHappening;

    /// <summary>The guard is ready for the next visitor.</summary>
    public sealed record Cleared : GateHappening;

    /// <summary>The line to the screen is cut.</summary>
    /// <param name="At">When.</param>
    public sealed record Cut(DateTimeOffset At) : GateHappening;

    /// <summary>The line is back.</summary>
    public sealed record Restored : GateHappening;
}
