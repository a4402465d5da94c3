using Kalapa.Domain.Text;

namespace Kalapa.Domain.Promises;

/// <summary>One version of the promises. It is never changed: who promises something else adds the next one, and tickets keep that of their submission.</summary>
public sealed class PromiseVersion
{
    /// <summary>Most characters of <see cref="Note"/>.</summary>
    public const int LongestNote = 500;

    /// <summary>Most lines of one version.</summary>
    public const int MostTargets = 100;

    private PromiseVersion()
    {
    }

    /// <summary>Counted from 1.</summary>
    public int Number { get; private init; }

    /// <summary>From when on submissions keep it.</summary>
    public DateTimeOffset From { get; private init; }

    /// <summary>Who made it, by name; empty for the first.</summary>
    public string MadeBy { get; private init; } = "";

    /// <summary>What it is about, in the admin's words.</summary>
    public string Note { get; private init; } = "";

    /// <summary>Its lines.</summary>
    public IReadOnlyList<PromiseTarget> Targets { get; private init; } = [];

    /// <summary>What a new database begins with.</summary>
    public static PromiseVersion First() => new() { Number = 1, From = DateTimeOffset.UnixEpoch, Targets = PromiseTable.Default.Targets };

    /// <summary>The version after this one.</summary>
    /// <exception cref="RuleBroken">
    /// <c>promise.note-missing</c>, <c>promise.minutes</c> with the bounds, <c>promise.twice</c>, <c>promise.holder-missing</c> for hands that nothing general is promised for,
    /// <c>promise.same</c>, <c>promise.too-many</c>.
    /// </exception>
    public PromiseVersion Next(IReadOnlyList<PromiseTarget> targets, string note, string madeBy, DateTimeOffset now)
    {
        var said = TypedText.Shorten(TypedText.Paragraphs(note), LongestNote);
        List<RuleBroken> faults = [];
        if (TypedText.IsBlank(said))
        {
            faults.Add(new("promise.note-missing") { Field = nameof(Note) });
        }

        if (targets.Any(target => target.Minutes is < 1 or > PromiseTarget.MostMinutes))
        {
            faults.Add(new("promise.minutes", 1, PromiseTarget.MostMinutes / (24 * 60)) { Field = "Minutes" });
        }

        if (targets.Index().Any(one => targets.Take(one.Index).Any(one.Item.IsAboutTheSameAs)))
        {
            faults.Add(new("promise.twice") { Field = nameof(Targets) });
        }

        if (Enum.GetValues<PromiseHolder>().Any(holder => !targets.Any(target => target.Holder == holder && target.Weight() == 0)))
        {
            faults.Add(new("promise.holder-missing") { Field = nameof(Targets) });
        }

        if (targets.Count > MostTargets)
        {
            faults.Add(new("promise.too-many", MostTargets) { Field = nameof(Targets) });
        }

        if (targets.Count == Targets.Count && targets.All(Targets.Contains))
        {
            faults.Add(new("promise.same"));
        }

        RuleBroken.ThrowIfAny(faults);
        return new() { Number = Number + 1, From = now, MadeBy = madeBy, Note = said, Targets = targets };
    }
}
