using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Text;

namespace Kalapa.Domain.Companies;

/// <summary>What staff writes down about a company.</summary>
public enum NoteKind
{
    /// <summary>Something to know.</summary>
    Note,

    /// <summary>A telephone call, or a talk.</summary>
    Call,
}

/// <summary>
/// What customer service noted about a company, or talked over with it (O72). Never seen by a client: in no query, page, count or search of one.
/// Its author mends it for <see cref="EditTime"/>; after that it stands as it is, for everybody.
/// </summary>
public sealed class CompanyNote
{
    /// <summary>How long its author may mend it (15 min).</summary>
    public static TimeSpan EditTime { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The company.</summary>
    public Guid TenantId { get; private set; }

    /// <summary>A note or a call.</summary>
    public NoteKind Kind { get; private set; }

    /// <summary>What was said; at most <see cref="ContentText.LongestText"/>.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Who was spoken to; empty for a note.</summary>
    public string SpokeTo { get; private set; } = "";

    /// <summary>Who wrote it.</summary>
    public Guid AuthorId { get; private set; }

    /// <summary>By name.</summary>
    public string AuthorName { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When its author mended it last; null for never.</summary>
    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>O72: writes one down.</summary>
    /// <param name="tenantId">The company.</param>
    /// <param name="kind">A note or a call.</param>
    /// <param name="text">What was said.</param>
    /// <param name="spokeTo">With whom; only a call has somebody, and needs one.</param>
    /// <param name="actor">The author.</param>
    /// <param name="now">When.</param>
    /// <exception cref="RuleBroken"><c>note.text-missing</c>, <c>note.spoke-to-missing</c>, each with its <see cref="RuleBroken.Field"/>.</exception>
    public static CompanyNote Write(Guid tenantId, NoteKind kind, string text, string spokeTo, Actor actor, DateTimeOffset now)
    {
        var note = new CompanyNote { Id = Guid.CreateVersion7(now), TenantId = tenantId, Kind = kind, AuthorId = actor.UserId, AuthorName = actor.Name, At = now };
        note.Keep(text, spokeTo);
        return note;
    }

    /// <summary>True for its author, within <see cref="EditTime"/>.</summary>
    public bool MayEdit(Guid userId, DateTimeOffset now) => userId == AuthorId && now < At + EditTime;

    /// <summary>O72: its author mends it.</summary>
    /// <exception cref="RuleBroken"><c>note.not-own</c>; <c>note.too-late</c>, naming the minutes; or as <see cref="Write"/>.</exception>
    public void Edit(string text, string spokeTo, Actor actor, DateTimeOffset now)
    {
        if (actor.UserId != AuthorId)
        {
            throw new RuleBroken("note.not-own");
        }

        if (!MayEdit(actor.UserId, now))
        {
            throw new RuleBroken("note.too-late", (int)EditTime.TotalMinutes);
        }

        Keep(text, spokeTo);
        EditedAt = now;
    }

    private void Keep(string text, string spokeTo)
    {
        List<RuleBroken> faults = [];
        if (!TypedText.IsName(text))
        {
            faults.Add(new("note.text-missing") { Field = nameof(Text) });
        }

        if (Kind == NoteKind.Call && !TypedText.IsName(spokeTo))
        {
            faults.Add(new("note.spoke-to-missing") { Field = nameof(SpokeTo) });
        }

        RuleBroken.ThrowIfAny(faults);
        Text = TypedText.Shorten(TypedText.Paragraphs(text), ContentText.LongestText);
        SpokeTo = Kind == NoteKind.Call ? TypedText.Shorten(TypedText.Line(spokeTo), ContentText.LongestName) : "";
    }

    private CompanyNote()
    {
    }
}
