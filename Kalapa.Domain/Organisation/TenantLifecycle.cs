namespace Kalapa.Domain.Organisation;

/// <summary>What changes where a company stands.</summary>
public enum TenantAction
{
    /// <summary>A prospect signs a contract.</summary>
    Activate,

    /// <summary>Nobody files or comes in until it is resumed.</summary>
    Suspend,

    /// <summary>All goes on.</summary>
    Resume,

    /// <summary>It is a client no more, or a prospect that went elsewhere.</summary>
    End,

    /// <summary>A company that ended signs a new contract.</summary>
    Renew,
}

/// <summary>The life of a company (desk.md section 6).</summary>
public static class TenantLifecycle
{
    /// <summary>The table.</summary>
    public static Lifecycle<TenantStatus, TenantAction> Table { get; } = new(
        "company",
        new("O57b", TenantStatus.Prospect, TenantAction.Activate, TenantStatus.Active),
        new("O57", TenantStatus.Active, TenantAction.Suspend, TenantStatus.Suspended),
        new("O57", TenantStatus.Suspended, TenantAction.Resume, TenantStatus.Active),
        new("O57", TenantStatus.Prospect, TenantAction.End, TenantStatus.Ended),
        new("O57", TenantStatus.Active, TenantAction.End, TenantStatus.Ended),
        new("O57", TenantStatus.Suspended, TenantAction.End, TenantStatus.Ended),
        new("O57b", TenantStatus.Ended, TenantAction.Renew, TenantStatus.Active));

    /// <summary>Only a contract leads there, and only an admin writes one.</summary>
    public static bool NeedsContract(TenantAction action) => action is TenantAction.Activate or TenantAction.Renew;

    /// <summary>Its people may file and come in; leaving is never refused.</summary>
    public static bool MayCome(this TenantStatus status) => status is TenantStatus.Prospect or TenantStatus.Active;
}
