using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Kalapa.Tests.Support;

/// <summary>A browser behind a proxy that ends TLS: what it keeps are cookies, which a plain client would not send back over http.</summary>
public sealed partial class ProxiedVisitor(Uri address)
{
    private static readonly HttpClient Http = new(new HttpClientHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // A proxy started for a test signs its own certificate.
        ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
    });

    private readonly Dictionary<string, string> _cookies = [];
    private readonly Dictionary<string, string> _attributes = [];

    /// <summary>The address it comes from, as the proxy says; the proxy's own when null.</summary>
    public string? From { get; init; }

    /// <summary>What the browser keeps.</summary>
    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>How each cookie was set the last time.</summary>
    public IReadOnlyDictionary<string, string> Attributes => _attributes;

    /// <summary>Where the last answer led to; null when it led nowhere.</summary>
    public string? Location { get; private set; }

    /// <summary>Somebody who has got hold of all its cookies.</summary>
    public ProxiedVisitor Copy()
    {
        var thief = new ProxiedVisitor(address) { From = From };
        foreach (var (name, value) in _cookies)
        {
            thief._cookies[name] = value;
        }

        return thief;
    }

    /// <summary>Drops a cookie.</summary>
    public void Forget(string name) => _cookies.Remove(name);

    /// <summary>Sets a cookie by hand.</summary>
    public void Keep(string name, string value) => _cookies[name] = value;

    public Task<(HttpStatusCode Status, string Body)> Get(string path) => Send(new(HttpMethod.Get, new Uri(address, path)));

    public Task<(HttpStatusCode Status, string Body)> Post(string path, string page, Dictionary<string, string> form)
    {
        form["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(page).Groups["token"].Value);
        return Send(new(HttpMethod.Post, new Uri(address, path)) { Content = new FormUrlEncodedContent(form) });
    }

    private async Task<(HttpStatusCode Status, string Body)> Send(HttpRequestMessage request)
    {
        using (request)
        {
            if (address.Scheme == Uri.UriSchemeHttp)
            {
                request.Headers.Add("X-Forwarded-Proto", "https");
            }

            if (From is not null)
            {
                request.Headers.Add("X-Forwarded-For", From);
            }

            request.Headers.Add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
            if (_cookies.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            }

            using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
            Location = answer.Headers.Location?.ToString();
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var pair = cookie.Split(';')[0].Split('=', 2);
                _cookies[pair[0]] = pair[1];
                _attributes[pair[0]] = cookie;
            }

            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""")]
    private static partial Regex Token();
}
