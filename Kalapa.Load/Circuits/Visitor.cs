using System.Net;
using System.Text.RegularExpressions;

namespace Kalapa.Load.Circuits;

/// <summary>Somebody's browser as far as pages go: it keeps cookies, and stands behind a proxy on this machine that ends TLS.</summary>
/// <param name="server">Where the server listens.</param>
/// <param name="origin">The public address, which pages that open circuits must come from.</param>
internal sealed partial class Visitor(Uri server, string origin)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 64 });

    private readonly Dictionary<string, string> _cookies = [];

    /// <summary>Where the server listens.</summary>
    public Uri Server => server;

    /// <summary>What a WebSocket of this browser is opened with.</summary>
    public IReadOnlyDictionary<string, string> Headers => new Dictionary<string, string>
    {
        ["X-Forwarded-Proto"] = "https",
        ["Origin"] = origin,
        ["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        ["Cookie"] = string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")),
    };

    /// <summary>Signs in by the form.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task SignIn(string email, string password, CancellationToken cancellationToken)
    {
        const string Path = "/akun/masuk";
        var page = await Get(Path, cancellationToken);
        using var answer = await Send(HttpMethod.Post, Path, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "masuk",
            ["Form.Email"] = email,
            ["Form.Password"] = password,
            ["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(page).Groups["token"].Value),
        }), cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Redirect && answer.StatusCode != HttpStatusCode.SeeOther)
        {
            throw new InvalidOperationException($"{email} could not sign in: {(int)answer.StatusCode}.");
        }
    }

    /// <summary>A page's text.</summary>
    /// <exception cref="HttpRequestException">It did not answer with a page.</exception>
    public async Task<string> Get(string path, CancellationToken cancellationToken)
    {
        using var answer = await Send(HttpMethod.Get, path, null, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new HttpRequestException($"{path} answered {(int)answer.StatusCode} {answer.Headers.Location}");
        }

        return await answer.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>Posts and returns what came back.</summary>
    /// <exception cref="HttpRequestException">It was refused.</exception>
    public async Task<string> Post(string path, HttpContent? body, CancellationToken cancellationToken)
    {
        using var answer = await Send(HttpMethod.Post, path, body, cancellationToken);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken);
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(server, path)) { Content = body };
        foreach (var (name, value) in Headers.Where(header => header.Value.Length > 0))
        {
            request.Headers.Add(name, value);
        }

        var answer = await Http.SendAsync(request, cancellationToken);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            _cookies[pair[0]] = pair[1];
        }

        return answer;
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""")]
    private static partial Regex Token();
}
