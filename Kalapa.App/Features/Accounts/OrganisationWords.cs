namespace Kalapa.App.Features.Accounts;

/// <summary>Words of the pages on accounts, companies and their people.</summary>
public sealed class OrganisationWords;
