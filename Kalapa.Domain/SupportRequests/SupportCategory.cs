using Kalapa.Domain.Text;

namespace Kalapa.Domain.SupportRequests;

/// <summary>
/// A group or a topic as an admin keeps it (O75). It is renamed, moved and retired, never removed: requests and solutions keep its code for good.
/// </summary>
public sealed class SupportCategory
{
    /// <summary>Most characters of a code.</summary>
    public const int LongestCode = 32;

    // Its topics' codes begin with it.
    private const int LongestGroupCode = 16;

    private SupportCategory()
    {
    }

    /// <summary>Stable; a topic's begins with its group's and a point.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The group that it stands in; empty for a group.</summary>
    public string GroupCode { get; private set; } = "";

    /// <summary>What it is called in Indonesian.</summary>
    public string NameId { get; private set; } = "";

    /// <summary>What it is called in English.</summary>
    public string NameEn { get; private set; } = "";

    /// <summary>Its place among its level, from 0.</summary>
    public int Position { get; private set; }

    /// <summary>It is offered.</summary>
    public bool Active { get; private set; } = true;

    /// <summary>Both names.</summary>
    public BilingualName Names => new(NameId, NameEn);

    /// <summary>The rows of <see cref="SupportCatalogue.Default"/>, which a new database begins with; from then on they are the admins'.</summary>
    public static IReadOnlyList<SupportCategory> Seeds() => [.. SupportCatalogue.Default.Groups.SelectMany((group, place) =>
        group.Topics.Select((topic, at) => Row(topic.Code, group.Code, topic.Names, at)).Prepend(Row(group.Code, "", group.Names, place)))];

    /// <summary>A new group at the end of all; it stands for itself until it has topics. Its code is made of its English name and is nobody else's.</summary>
    /// <exception cref="RuleBroken"><c>category.name-missing</c>, <c>category.name-twice</c>, each with its field.</exception>
    public static SupportCategory AddGroup(BilingualName names, IReadOnlyCollection<SupportCategory> all)
    {
        var group = AtEnd("", all);
        group.Rename(names, all);
        group.Code = FreeCode("", group.NameEn, LongestGroupCode, all);
        return group;
    }

    /// <summary>A new topic at the end of <paramref name="group"/>; its code is made of its English name and is nobody else's.</summary>
    /// <exception cref="RuleBroken"><c>category.name-missing</c>, <c>category.name-twice</c>, each with its field.</exception>
    public static SupportCategory Add(SupportCategory group, BilingualName names, IReadOnlyCollection<SupportCategory> all)
    {
        var topic = AtEnd(group.Code, all);
        topic.Rename(names, all);
        topic.Code = FreeCode($"{group.Code}.", topic.NameEn, LongestCode, all);
        return topic;
    }

    /// <summary>Another name; both languages, and none that a neighbour has.</summary>
    /// <exception cref="RuleBroken"><c>category.name-missing</c>, <c>category.name-twice</c>, each with its field.</exception>
    public void Rename(BilingualName names, IReadOnlyCollection<SupportCategory> all)
    {
        names = names.Cleaned();
        var others = all.Where(row => row != this && row.GroupCode == GroupCode && row.Active).ToList();
        List<RuleBroken> faults = [];
        Require(nameof(NameId), names.Indonesian, others.Select(row => row.NameId));
        Require(nameof(NameEn), names.English, others.Select(row => row.NameEn));
        RuleBroken.ThrowIfAny(faults);
        (NameId, NameEn) = (names.Indonesian, names.English);

        void Require(string field, string name, IEnumerable<string> taken)
        {
            if (!TypedText.IsName(name))
            {
                faults.Add(new("category.name-missing") { Field = field });
            }
            else if (taken.Any(other => TypedText.Fold(other) == TypedText.Fold(name)))
            {
                faults.Add(new("category.name-twice", name) { Field = field });
            }
        }
    }

    /// <summary>It is not offered any more; what was filed under it stays there.</summary>
    /// <exception cref="RuleBroken"><c>category.hands-stays</c>: steps and consent hang on that group; <c>category.retired-already</c>.</exception>
    public void Retire()
    {
        if (Code == SupportCatalogue.RemoteHands)
        {
            throw new RuleBroken("category.hands-stays");
        }

        Active = Active ? false : throw new RuleBroken("category.retired-already");
    }

    /// <summary>It is offered again.</summary>
    /// <exception cref="RuleBroken"><c>category.name-twice</c>: another took its name meanwhile.</exception>
    public void Restore(IReadOnlyCollection<SupportCategory> all)
    {
        Rename(Names, all);
        Active = true;
    }

    /// <summary>One place up or down among its level; at the end it stays. The level is numbered anew, so that no two rows ever share a place.</summary>
    /// <returns>False when it stood at that end already.</returns>
    public bool Move(bool up, IReadOnlyCollection<SupportCategory> all)
    {
        var level = all.Where(row => row.GroupCode == GroupCode).OrderBy(row => row.Position).ThenBy(row => row.Code, StringComparer.Ordinal).ToList();
        var at = level.IndexOf(this);
        var to = up ? at - 1 : at + 1;
        if (to < 0 || to >= level.Count)
        {
            return false;
        }

        (level[at], level[to]) = (level[to], level[at]);
        foreach (var (place, row) in level.Index())
        {
            row.Position = place;
        }

        return true;
    }

    private static SupportCategory Row(string code, string group, BilingualName names, int place) =>
        new() { Code = code, GroupCode = group, NameId = names.Indonesian, NameEn = names.English, Position = place };

    private static SupportCategory AtEnd(string group, IEnumerable<SupportCategory> all) =>
        new() { GroupCode = group, Position = all.Where(row => row.GroupCode == group).Select(row => row.Position + 1).DefaultIfEmpty(0).Max() };

    private static string FreeCode(string begin, string name, int longest, IEnumerable<SupportCategory> all)
    {
        var taken = all.Select(row => row.Code).ToHashSet(StringComparer.Ordinal);
        var word = string.Concat(TypedText.Fold(name).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        // Room for a number behind it.
        var most = longest - begin.Length - 3;
        var code = $"{begin}{(word.Length == 0 ? begin.Length == 0 ? "GROUP" : "TOPIC" : word.Length > most ? word[..most] : word)}";
        return taken.Contains(code) ? Enumerable.Range(2, taken.Count + 1).Select(number => $"{code}{number}").First(free => !taken.Contains(free)) : code;
    }
}
