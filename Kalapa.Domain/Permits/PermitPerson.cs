using Kalapa.Domain.Organisation;
using Kalapa.Domain.PermitRequests;

namespace Kalapa.Domain.Permits;

/// <summary>Somebody the permit lets in: a copy of the visitor as decided, and the comings and goings.</summary>
public sealed class PermitPerson
{
    /// <summary>Key.</summary>
    public Guid Id { get; private set; }

    /// <summary>The permit.</summary>
    public Guid PermitId { get; private set; }

    /// <summary>The visitor.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>As on the ID.</summary>
    public string FullName { get; private set; } = "";

    /// <summary>Employer.</summary>
    public string Company { get; private set; } = "";

    /// <summary>Which ID is shown.</summary>
    public IdType IdType { get; private set; }

    /// <summary>The last four characters of the ID's number.</summary>
    public string IdLast4 { get; private set; } = "";

    /// <summary>What the person does on the visit.</summary>
    public VisitorRole VisitorRole { get; private set; }

    /// <summary>The guard looks at the date of birth on the ID (T02).</summary>
    public bool AgeConfirmedAtGate { get; private set; }

    /// <summary>When the person came in; null while outside.</summary>
    public DateTimeOffset? InsideSince { get; private set; }

    /// <summary>How often the person came in.</summary>
    public int CheckIns { get; private set; }

    /// <summary>How often the person went out.</summary>
    public int CheckOuts { get; private set; }

    /// <summary>The badge the person wears inside; null for none, and while outside.</summary>
    public string? Badge { get; private set; }

    /// <summary>Who escorts the person inside; null for nobody, and while outside.</summary>
    public string? Escort { get; private set; }

    /// <summary>On site now.</summary>
    public bool IsInside => InsideSince is not null;

    internal static PermitPerson From(Visitor visitor, Guid permitId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PermitId = permitId,
        PersonId = visitor.PersonId,
        FullName = visitor.FullName,
        Company = visitor.Company,
        IdType = visitor.IdType,
        IdLast4 = visitor.IdLast4,
        VisitorRole = visitor.Role,
        AgeConfirmedAtGate = visitor.AgeConfirmedAtGate,
    };

    internal void Enter(DateTimeOffset now, string? badge, string? escort)
    {
        (InsideSince, Badge, Escort) = (now, badge, escort);
        CheckIns++;
    }

    internal void Leave()
    {
        (InsideSince, Badge, Escort) = (null, null, null);
        CheckOuts++;
    }

    internal void HideIdData() => IdLast4 = "";

    private PermitPerson()
    {
    }
}
