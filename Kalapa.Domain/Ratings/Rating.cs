namespace Kalapa.Domain.Ratings;

/// <summary>How content a requester was with a ticket that ended well (O65). Given once, and never changed.</summary>
public sealed class Rating
{
    /// <summary>The most stars; the least is one.</summary>
    public const int MostStars = 5;

    /// <summary>So many stars or fewer are a complaint, which somebody follows up.</summary>
    public const int LowStars = 2;

    /// <summary>By when a complaint is followed up, in days.</summary>
    public const int FollowUpDays = 2;

    /// <summary>Longest line beside the stars, in characters.</summary>
    public const int LineLength = 500;

    /// <summary>How long after a ticket closed its requester is asked.</summary>
    public static readonly TimeSpan AskedFor = TimeSpan.FromDays(7);

    /// <summary>Nobody is asked again before this has passed.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromDays(7);

    internal Rating(Guid ticketId, Guid tenantId, string branchCode, Guid byId, int stars, string line, DateTimeOffset at) =>
        (TicketId, TenantId, BranchCode, ById, Stars, Line, At) = (ticketId, tenantId, branchCode, byId, stars, line, at);

    /// <summary>The ticket; there is one rating of each.</summary>
    public Guid TicketId { get; private init; }

    /// <summary>Whose ticket.</summary>
    public Guid TenantId { get; private init; }

    /// <summary>Where it was about.</summary>
    public string BranchCode { get; private init; }

    /// <summary>Who gave it.</summary>
    public Guid ById { get; private init; }

    /// <summary>1 to <see cref="MostStars"/>.</summary>
    public int Stars { get; private init; }

    /// <summary>In the requester's words; empty for none. Agents never read it (desk.md section 6).</summary>
    public string Line { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>A complaint.</summary>
    public bool IsLow => Stars <= LowStars;
}
