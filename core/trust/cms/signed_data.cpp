// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tereze authors
#include "core/trust/cms/signed_data.h"

#include <climits>

namespace tereze::trust {

using namespace openssl;

tl::unexpected<Error> malformed_signature(std::string why) {
    ERR_clear_error();
    return fail("trust.signature_malformed", ErrorClass::Fraud, Remedy::Service, std::move(why));
}

Result<CmsPtr> read_signed_data(ByteView der) {
    if (der.size() > INT_MAX)
        return malformed_signature("too long");
    const unsigned char* at = der.data();
    CmsPtr cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
    if (!cms)
        return malformed_signature("not CMS");
    if (at != der.data() + der.size())
        return malformed_signature("bytes after the end");
    if (OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed)
        return malformed_signature("not SignedData");
    if (CMS_is_detached(cms.get()) == 1)
        return malformed_signature("no content inside");
    return cms;
}

Result<Certificate> certificate_of(const X509* x509) {
    return Certificate::parse(to_der(i2d_X509, x509));
}

std::vector<Certificate> certificates_of(CMS_ContentInfo* cms) {
    const OwningX509StackPtr sent(CMS_get1_certs(cms));
    std::vector<Certificate> all;
    for (int i = 0; i < sk_X509_num(sent.get()); ++i)
        if (auto one = certificate_of(sk_X509_value(sent.get(), i)))
            all.push_back(std::move(*one));
    ERR_clear_error();
    return all;
}

}  // namespace tereze::trust
