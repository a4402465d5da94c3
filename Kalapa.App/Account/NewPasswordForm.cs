namespace Kalapa.App.Account;

/// <summary>What <see cref="NewPasswordFields"/> posts.</summary>
internal class NewPasswordForm
{
    /// <summary>The new one.</summary>
    public string? Password { get; set; }

    /// <summary>Once more, against slips.</summary>
    public string? Again { get; set; }
}
