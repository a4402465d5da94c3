namespace Kalapa.App.Features.Accounts;

/// <summary>What can be asked about an account in the list.</summary>
public enum AccountQuestion
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A new one.</summary>
    Invite,

    /// <summary>Its name, rights and places.</summary>
    Edit,

    /// <summary>A one-time link.</summary>
    Link,

    /// <summary>No more signing in.</summary>
    Disable,

    /// <summary>Signing in again; done without a question.</summary>
    Enable,
}
