namespace Kalapa.App.Account;

/// <summary>Words of the sign-in page.</summary>
public sealed class AccountWords;
