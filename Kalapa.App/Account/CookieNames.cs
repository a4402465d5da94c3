namespace Kalapa.App.Account;

/// <summary>
/// Names of the cookies. Outside Development they begin with <c>__Host-</c>: browsers take those only over TLS, for this host alone and the whole
/// of it, so that no neighbour under the same domain can plant one.
/// </summary>
internal static class CookieNames
{
    public static string Of(string name, IHostEnvironment environment) => environment.IsDevelopment() ? name : $"__Host-{name}";
}
