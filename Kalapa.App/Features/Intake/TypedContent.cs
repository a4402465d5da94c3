using Kalapa.App.Shared;
using Kalapa.Domain.PermitRequests;

namespace Kalapa.App.Features.Intake;

/// <summary>The fields of a request for a permit.</summary>
public sealed class TypedContent() : TypedFields<RequestContent>(new());
