using Kalapa.Domain.PermitRequests;
using Kalapa.Domain.Text;

namespace Kalapa.Domain.Companies;

/// <summary>What clients are told of.</summary>
public enum AnnouncementKind
{
    /// <summary>Planned work that they may notice.</summary>
    Maintenance,

    /// <summary>Something to know.</summary>
    Information,
}

/// <summary>Whom an announcement is for.</summary>
public enum AnnouncementAudience
{
    /// <summary>Every company.</summary>
    Everybody,

    /// <summary>Companies that may enter one of the chosen branches.</summary>
    Branches,

    /// <summary>The chosen companies.</summary>
    Companies,
}

/// <summary>An announcement in one language.</summary>
public sealed record AnnouncementText
{
    /// <summary>One line; at most <see cref="ContentText.LongestTitle"/>.</summary>
    public string Title { get; init; } = "";

    /// <summary>The rest; at most <see cref="ContentText.LongestText"/>.</summary>
    public string Text { get; init; } = "";

    /// <summary>As it is seen (R90), within its limits.</summary>
    public AnnouncementText Cleaned() => new()
    {
        Title = TypedText.Shorten(TypedText.Line(Title), ContentText.LongestTitle),
        Text = TypedText.Shorten(TypedText.Paragraphs(Text), ContentText.LongestText),
    };

    internal bool IsWhole => TypedText.IsName(Title) && TypedText.IsName(Text);
}

/// <summary>What is typed in an announcement.</summary>
public sealed record AnnouncementContent
{
    /// <summary>What it is about.</summary>
    public AnnouncementKind Kind { get; init; } = AnnouncementKind.Information;

    /// <summary>In Indonesian.</summary>
    public AnnouncementText Indonesian { get; init; } = new();

    /// <summary>In English.</summary>
    public AnnouncementText English { get; init; } = new();

    /// <summary>From when clients see it.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whom it is for.</summary>
    public AnnouncementAudience Audience { get; init; }

    /// <summary>The chosen companies.</summary>
    public IReadOnlyList<Guid> TenantIds { get; init; } = [];

    /// <summary>The chosen branches.</summary>
    public IReadOnlyList<string> BranchCodes { get; init; } = [];

    /// <summary>Everything that keeps it from being announced, each with its <see cref="RuleBroken.Field"/>.</summary>
    public IReadOnlyList<RuleBroken> Faults(DateTimeOffset now)
    {
        List<RuleBroken> faults = [];
        Require(Indonesian.IsWhole, nameof(Indonesian), "announcement.indonesian-missing");
        Require(English.IsWhole, nameof(English), "announcement.english-missing");
        Require(From is { } from && TypedDate.IsMeant(from), nameof(From), "announcement.from");
        Require(Until is { } until && TypedDate.IsMeant(until) && until > now && until > From, nameof(Until), "announcement.until");
        Require(Audience != AnnouncementAudience.Branches || BranchCodes.Count > 0, nameof(BranchCodes), "announcement.branches-missing");
        Require(Audience != AnnouncementAudience.Companies || TenantIds.Count > 0, nameof(TenantIds), "announcement.companies-missing");
        return faults;

        void Require(bool holds, string field, string code)
        {
            if (!holds)
            {
                faults.Add(new(code) { Field = field });
            }
        }
    }
}

/// <summary>
/// Something that clients are told at home, from–until, in both languages (O72): planned work or information. What was announced is not rewritten under its
/// readers' eyes: a wrong one is withdrawn and another made.
/// </summary>
public sealed class ClientAnnouncement
{
    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>What it is about.</summary>
    public AnnouncementKind Kind { get; private set; }

    /// <summary>In Indonesian.</summary>
    public AnnouncementText Indonesian { get; private set; } = new();

    /// <summary>In English.</summary>
    public AnnouncementText English { get; private set; } = new();

    /// <summary>From when clients see it.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>Until when.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>Whom it is for.</summary>
    public AnnouncementAudience Audience { get; private set; }

    /// <summary>The chosen companies; empty for another audience.</summary>
    public IReadOnlyList<Guid> TenantIds { get; private set; } = [];

    /// <summary>The chosen branches; empty for another audience.</summary>
    public IReadOnlyList<string> BranchCodes { get; private set; } = [];

    /// <summary>Who made it, by name.</summary>
    public string AuthorName { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>Who withdrew it, by name; empty for nobody.</summary>
    public string WithdrawnByName { get; private set; } = "";

    /// <summary>When it was withdrawn; null for never.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>O72: makes one.</summary>
    /// <exception cref="RuleBroken">All of <see cref="AnnouncementContent.Faults"/>.</exception>
    public static ClientAnnouncement Make(AnnouncementContent content, Actor actor, DateTimeOffset now)
    {
        RuleBroken.ThrowIfAny(content.Faults(now));
        return new()
        {
            Id = Guid.CreateVersion7(now),
            Kind = content.Kind,
            Indonesian = content.Indonesian.Cleaned(),
            English = content.English.Cleaned(),
            From = content.From!.Value,
            Until = content.Until!.Value,
            Audience = content.Audience,
            TenantIds = content.Audience == AnnouncementAudience.Companies ? [.. content.TenantIds.Distinct()] : [],
            BranchCodes = content.Audience == AnnouncementAudience.Branches ? [.. content.BranchCodes.Distinct().Order(StringComparer.Ordinal)] : [],
            AuthorName = actor.Name,
            MadeAt = now,
        };
    }

    /// <summary>O72: nobody sees it any more.</summary>
    /// <exception cref="RuleBroken"><c>announcement.withdrawn</c>, naming who was first; <c>announcement.over</c>.</exception>
    public void Withdraw(Actor actor, DateTimeOffset now)
    {
        if (WithdrawnAt is not null)
        {
            throw new RuleBroken("announcement.withdrawn", WithdrawnByName);
        }

        if (now >= Until)
        {
            throw new RuleBroken("announcement.over");
        }

        (WithdrawnByName, WithdrawnAt) = (actor.Name, now);
    }

    /// <summary>Its time is now, and nobody withdrew it.</summary>
    public bool IsCurrent(DateTimeOffset now) => WithdrawnAt is null && From <= now && now < Until;

    /// <summary>True when the company's people are told.</summary>
    /// <param name="tenantId">The company.</param>
    /// <param name="branches">Where its people may enter.</param>
    public bool IsFor(Guid tenantId, IReadOnlyCollection<string> branches) => Audience switch
    {
        AnnouncementAudience.Companies => TenantIds.Contains(tenantId),
        AnnouncementAudience.Branches => BranchCodes.Any(branches.Contains),
        _ => true,
    };

    private ClientAnnouncement()
    {
    }
}

/// <summary>Somebody read an announcement and wants to see it no more.</summary>
/// <param name="AnnouncementId">Which.</param>
/// <param name="UserId">Who.</param>
/// <param name="At">When.</param>
public sealed record AnnouncementDismissal(Guid AnnouncementId, Guid UserId, DateTimeOffset At);
