using Kalapa.Domain.Access;
using Kalapa.Tests.Support;

namespace Kalapa.Tests.App.Rights;

/// <summary>One way to ask for an operation: a verb or a read, on a ticket in one state.</summary>
/// <param name="Operation">The row of the matrix.</param>
/// <param name="Verb">What is called.</param>
/// <param name="Scene">Makes the ticket.</param>
/// <param name="Call">Calls it and returns how far it let the user; a verb that returns has let the user through.</param>
internal sealed record Probe(
    Operation Operation, string Verb, Func<TestApp, Task<Guid>> Scene, Func<IServiceProvider, Guid?, Target, Task<Answer>> Call)
{
    /// <summary>The service that is called; null for what a page composes itself.</summary>
    public Type? Service { get; init; }

    /// <summary>The rule at which everybody ends who is let through; null when the call succeeds.</summary>
    public string? Rule { get; init; }

    /// <summary>The ticket is a draft, hidden from all but its author.</summary>
    public bool IsDraft { get; init; }

    /// <summary>Rights that the same call asks before, which say no to the same people; to see this one alone, those are opened.</summary>
    public IReadOnlyList<Operation> Behind { get; init; } = [];

    /// <summary>Headings whose people this verb does not tell from another column's: a changed cell cannot show here.</summary>
    public IReadOnlyList<string> Blind { get; init; } = [];

    /// <summary>A read says no by showing nothing, whatever kind of no it is, and audits nothing.</summary>
    public bool IsRead { get; init; }

    /// <summary>The reader can tell a reduced view from a full one.</summary>
    public bool TellsReduced { get; init; }

    /// <summary>Columns or people that do not come up in this scene.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Who is asked.</summary>
    public IEnumerable<Seat> Seats => Seat.All.Where(seat => !Without.Contains(seat.Heading) && !Without.Contains(seat.Name));

    /// <summary>True when what was heard is what the matrix expects of <paramref name="seat"/>.</summary>
    public bool IsRight(Seat seat, Heard heard)
    {
        var expected = seat.Expected(Operation, IsDraft);
        if (expected is Answer.Allow or Answer.InState or Answer.Reduced)
        {
            return heard.IsThrough && heard.Rule == Rule && (!TellsReduced || heard.Answer == Answer.Reduced == (expected == Answer.Reduced));
        }

        return IsRead ? !heard.IsThrough : heard.Answer == expected;
    }

    /// <summary>The same under the specified rights, where a read that another right keeps closed shows nothing.</summary>
    public bool IsRightAsSpecified(Seat seat, Heard heard) =>
        IsRead && Behind.Any(right => seat.Expected(right, IsDraft) is not (Answer.Allow or Answer.InState or Answer.Reduced))
            ? !heard.IsThrough
            : IsRight(seat, heard);

    public override string ToString() => $"{Operation} by {Verb}";
}

/// <summary>What a caller heard.</summary>
/// <param name="Answer">The no, or how far the caller got.</param>
/// <param name="Rule">The rule that stopped one who was let through.</param>
internal sealed record Heard(Answer Answer, string? Rule = null)
{
    /// <summary>The rights did not stop the caller.</summary>
    public bool IsThrough => Answer is Answer.Allow or Answer.InState or Answer.Reduced;

    public override string ToString() => Rule is null ? $"{Answer}" : $"{Answer} ({Rule})";
}

/// <summary>What a call is aimed at.</summary>
internal sealed record Target(Guid TicketId, Guid PermitId, Guid DocumentId, long Version, string Hash)
{
    /// <summary>The permit's code.</summary>
    public string Code { get; init; } = "";

    /// <summary>A file about nobody in person.</summary>
    public Guid AttachmentId { get; init; }

    /// <summary>Somebody on the permit.</summary>
    public Guid PersonId { get; init; }

    /// <summary>The other agent, and the company, of the people of this app.</summary>
    public required TestPeople People { get; init; }

    /// <summary>An agent's account that no seat sits on.</summary>
    public Guid AccountId { get; init; }

    /// <summary>An account of the company that no seat sits on.</summary>
    public Guid ClientAccountId { get; init; }

    /// <summary>Somebody whom the company keeps.</summary>
    public Guid VisitorId { get; init; }

    /// <summary>Something that was brought to somebody in vain.</summary>
    public long DeliveryNumber { get; init; }

    /// <summary>By the app's clock, which other scenes move on.</summary>
    public DateTimeOffset Tomorrow { get; init; }

    /// <summary>The same aim with a version that was never there.</summary>
    public Target Stale() => this with { Version = -1 };

    /// <summary>The same aim at what does not exist.</summary>
    public Target Unknown() => this with
    {
        TicketId = Guid.CreateVersion7(),
        PermitId = Guid.CreateVersion7(),
        DocumentId = Guid.CreateVersion7(),
        AttachmentId = Guid.CreateVersion7(),
        AccountId = Guid.CreateVersion7(),
        ClientAccountId = Guid.CreateVersion7(),
        VisitorId = Guid.CreateVersion7(),
        DeliveryNumber = long.MaxValue,
    };
}
