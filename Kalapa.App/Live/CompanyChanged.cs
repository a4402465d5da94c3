namespace Kalapa.App.Live;

/// <summary>What of a company changed, beside its own data and its tickets.</summary>
public enum CompanyPart
{
    /// <summary>Whom staff calls.</summary>
    Contacts,

    /// <summary>Notes and calls.</summary>
    Notes,

    /// <summary>Follow-ups.</summary>
    FollowUps,

    /// <summary>What clients are told, of whatever company.</summary>
    Announcements,
}

/// <summary>
/// Something that staff keeps about a company was committed. It carries ids, no content, and stays inside the server: whoever hears it reads again, with the
/// own rights. Screens of clients listen to <see cref="CompanyPart.Announcements"/> alone.
/// </summary>
/// <param name="Part">What.</param>
/// <param name="TenantId">The company; null for an announcement, which may be for many.</param>
/// <param name="UserId">Who wants to see an announcement no more; null for everything else.</param>
public sealed record CompanyChanged(CompanyPart Part, Guid? TenantId, Guid? UserId = null);
