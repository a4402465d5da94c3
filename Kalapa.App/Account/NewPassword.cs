namespace Kalapa.App.Account;

/// <summary>What a new password must be: long. Rules of composition do not help.</summary>
internal static class NewPassword
{
    public const int MinLength = 12;
    public const int MaxLength = 128;

    /// <summary>The key of what is wrong with it in <see cref="AccountWords"/>; null when it may be taken.</summary>
    public static string? Problem(string? password, string? again) =>
        password is not { Length: >= MinLength and <= MaxLength } ? "NewPassword.Short"
        : password != again ? "NewPassword.Differs"
        : null;
}
